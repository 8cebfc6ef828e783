"""Load, think, keep: one file a job. The only layer that joins the stages."""
