"""When the learner can study: the page on which hours are painted, and the pause of the plan."""
