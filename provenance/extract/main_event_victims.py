"""v2"""
import re
from dataclasses import dataclass
from enum import IntEnum

from provenance.extract.main_event_words import DEATH, HURT, NO_DEATH, SHOT
from provenance.extract.quantities import CountedNumber, read_counts
from provenance.extract.roles import PERSONS, Passage, RoleWords, Rule
from provenance.model.spans import Span
from provenance.model.vocabulary import QuantityRole
from provenance.text.numbers import Number, NumberKind, find_numbers
from provenance.text.wordlists import list_words

PRON = list_words("he she him her himself herself self")
SELF=list_words("himself herself self")
GENERIC = list_words("man woman boy girl child teen teenager victim baby infant toddler suspect person gunman shooter year-old youth student male female officer")
DEF = list_words("the his her their its this that whose")
NP_STOP = list_words("in of to by after for on at and from with who that shot killed kills shoots injured wounds injures charged wounding injuring killing shooting , . ; : - — – ( ) is was are were near over when as says say said but or where while")
NOT_SINGLE = list_words("people men women children others police personnel troops other chief aid couple officer's deputy's crew youths general national major member military youth")

class Grade(IntEnum):
    PRONOUN=0; DEFINITE=1; SINGLE=2; NUMBER=3

@dataclass
class Victim:
    n:int; kind:str; grade:Grade; others:bool; subset:bool; at:int

@dataclass
class SentenceToll:
    k:int=0; inj:int=0; total:int=0
    joint:bool=False; others:bool=False; numeric:bool=False; shot:int=0; injured:int=0
    grade_k:int=-1; grade_i:int=-1
    weakk:bool=False; weaki:bool=False
    text:str=''
    victims:list=None

def bare(text:str,p:Passage,title:bool)->list[tuple[CountedNumber,Grade]]:
    out=[]
    words=p.words
    for at,w in enumerate(words):
        if at in p.numbers: continue
        if w in PRON:
            g=Grade.PRONOUN if w not in SELF else Grade.SINGLE
            out.append((mk(p,at,at+1,at),g)); continue
        if w not in PERSONS or w in NOT_SINGLE or (w.endswith('s')): continue
        if words[at+1:at+2] and words[at+1] in PERSONS and words[at+1] not in NOT_SINGLE: continue
        if w in ('year-old','month-old') and any(x in PERSONS for x in words[at+1:at+4]) : continue
        if p.word(at+1) in ("'s","’s") or p.word(at+1)=='-' : continue
        b=at
        while b>0 and at-b<7 and words[b-1] not in NP_STOP and (words[b-1][0].isalnum() ) and not words[b-1] in PRON-{'her'}:
            b-=1
        # extend over digits-hyphen ages
        while b>1 and words[b-1]=='-' and words[b-2][0].isdigit(): b-=2
        ws=words[b:at]
        if any(x in ('a','an','another','one','no') for x in ws) or any(j in p.numbers for j in range(b,at)): continue
        definite=any(x in DEF or x.endswith(("'s","’s")) for x in ws)
        if not definite and not title: 
            continue
        g=Grade.DEFINITE if definite else Grade.SINGLE
        if w in('victim',): g=Grade.PRONOUN if definite else Grade.SINGLE
        elif definite and ws and ws[0] in('the','this','that') and w in GENERIC : g=Grade.PRONOUN
        out.append((mk(p,b,at+1,at),g))
    return out

NAME=re.compile(r"(?<![\w-])(?:[A-Z][\w.’'-]+|[A-Z]\.)(?: (?:[A-Z][\w.’'-]*|[\"“(][A-Z]\w+[\"”)]))*")
def mk(p,b,e,u):
    sp=Span(p.starts[b],p.ends[e-1])
    return CountedNumber(Number(sp,sp,1.,1.,1.,1.,NumberKind.COUNT),b,e,None,u,article=True)

def read(text:str, span:Span, roles:RoleWords, title:bool=False)->SentenceToll:
    p=Passage.of(text,span.start,span.end)
    counts=[n for n in find_numbers(text,span.start,span.end) if n.kind is NumberKind.COUNT]
    for n in counts: p.numbers.update(range(p.token_at(n.span.start),p.token_at(n.span.end)))
    fur=bare(text,p,title)
    grades={id(c):g for c,g in fur}
    items=read_counts(roles,p,counts,[c for c,_ in fur])
    vs=[]
    for it in items:
        if it.hit is None or it.hit.role not in (QuantityRole.KILLED,QuantityRole.INJURED): continue
        if it.hit.rule is Rule.TOLL and it.article: continue
        num=it.number
        n=int(max(num.low,num.likely_low) if num.high is None or num.low!=num.high else num.low)
        if n>120: continue
        cue=p.words[it.hit.token]
        kind='k' if it.hit.role is QuantityRole.KILLED else ('s' if cue in SHOT else 'i')
        g=grades.get(id(it), Grade.SINGLE if it.article else Grade.NUMBER)
        win=p.words[it.first:it.after+3]
        if p.word(it.first) in SELF and kind!='k': g=Grade.PRONOUN
        others=bool({'others','other','another','more'}&set(win)) and g>=Grade.SINGLE
        pre=p.word(it.first-1)
        subset = pre in ('including','among') or (g is Grade.NUMBER and p.word(it.after)=='of' and p.word(it.after+1) in ('them','whom','the','those'))
        vs.append(Victim(n,kind,g,others,subset,it.first))
    return fold(vs,span.of(text))

def fold(vs,text)->SentenceToll:
    v=SentenceToll(text=text,victims=vs)
    t=NO_DEATH.sub(' ',text)
    v.weakk=bool(DEATH.search(t)); v.weaki=bool(HURT.search(t))
    def tot(kind):
        strong=[x for x in vs if x.kind==kind and x.grade>=Grade.DEFINITE and not x.subset]
        if strong: return sum(x.n for x in strong),max(x.grade for x in strong)
        weak=[x for x in vs if x.kind==kind and not x.subset]
        return (1,Grade.PRONOUN) if weak else (0,-1)
    ks,gk=tot('k'); ss,gs=tot('s'); is_,gi=tot('i')
    sub=sum(x.n for x in vs if x.kind=='k' and x.subset)
    v.others=any(x.others for x in vs)
    v.numeric=any(x.grade is Grade.NUMBER for x in vs)
    v.shot=ss; v.injured=is_
    if sub and not ks: ks,gk=sub,Grade.NUMBER; ss=max(ss,is_,sub); is_=0
    v.grade_k=gk; v.grade_i=max(gs,gi)
    if gk is Grade.PRONOUN and (ss or is_):
        # same person
        if ss: inj=ss-1+(is_ if gi>=Grade.DEFINITE and gs>=0 else 0)
        else: inj=is_-1
        v.k,v.inj=1,max(inj,0)
    elif ks and ss:
        so=any(x.others for x in vs if x.kind=='s')
        first=min((x.at for x in vs if x.kind=='s'),default=-1)<min(x.at for x in vs if x.kind=='k')
        if not so and ss>=ks and (first or ss>=2) : inj=ss-ks+ (is_ if ss-ks==0 else 0)
        else: inj=ss+is_ if gs>=Grade.DEFINITE else is_
        v.k,v.inj=ks,inj
    else:
        if ss and is_ : inj=ss+is_ if gs is Grade.SINGLE and gi is Grade.SINGLE else max(ss,is_)
        else: inj=ss+is_
        v.k,v.inj=ks,inj
        if not ks and ss==1 and not is_ and v.weakk and re.search(r'\b(?:and (?:was )?killed|later died|and died|fatally|to death)\b',text): v.k,v.inj=1,0; v.grade_k=gs
    v.joint=v.k>0 and (v.inj>0 or ss>0 or is_>0)
    v.total=v.k+v.inj
    return v
