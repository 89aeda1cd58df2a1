"""When the learner can study: the dialog for hours, days off and limits."""
