"""Study Planner: a week of study that fits the learner's hours, roadmap and exam dates."""

__version__ = "0.1.0"
