"""Words that mean the same topic, and words that say little, for telling whether two titles are of one thing.

Each group is one topic under its several names, the full one first. Abbreviations that stand for several
things in these roadmaps, such as "auth" or "PM", are left out: two topics taken for one cost more than one
that is not recognised.
"""

GROUPS: tuple[tuple[str, ...], ...] = (
    ("machine learning", "ML"),
    ("deep learning", "DL"),
    ("artificial intelligence", "AI"),
    ("generative artificial intelligence", "generative AI", "GenAI", "gen AI"),
    ("reinforcement learning", "RL"),
    ("reinforcement learning from human feedback", "RLHF"),
    ("natural language processing", "NLP"),
    ("large language model", "LLM"),
    ("neural network", "neural net", "NN", "artificial neural network"),
    ("convolutional neural network", "CNN", "ConvNet", "convolutional network", "convolution neural network"),
    ("recurrent neural network", "RNN", "recurrent network"),
    ("graph neural network", "GNN"),
    ("generative adversarial network", "GAN"),
    ("long short term memory", "LSTM"),
    ("variational autoencoder", "VAE"),
    ("retrieval augmented generation", "RAG"),
    ("support vector machine", "SVM"),
    ("principal component analysis", "PCA"),
    ("singular value decomposition", "SVD"),
    ("k nearest neighbor", "k nearest neighbour", "KNN", "k-NN"),
    ("k mean clustering", "k-means", "k means", "k-means clustering"),
    ("gradient boosting machine", "GBM"),
    ("backpropagation", "backprop", "back propagation"),
    ("stochastic gradient descent", "SGD"),
    ("hyperparameter", "hyper parameter", "hyper-parameter"),
    ("machine learning operation", "MLOps", "ML operations", "ML ops"),
    ("large language model operation", "LLMOps"),
    ("mathematics", "maths", "math"),
    ("statistics", "stats"),
    ("linear algebra", "lin alg"),
    ("probability theory", "theory of probability"),
    ("kubernetes", "K8s"),
    ("javascript", "JS", "java script"),
    ("typescript", "TS", "type script"),
    ("nodejs", "node js"),
    ("react", "reactjs", "react js"),
    ("vue", "vuejs", "vue js"),
    ("nextjs", "next js"),
    ("go", "golang", "go lang"),
    ("csharp", "c sharp"),
    ("cpp", "c plus plus"),
    ("postgresql", "postgres", "PostgreSQL database"),
    ("mongodb", "mongo", "mongo db"),
    ("elasticsearch", "elastic search"),
    ("database", "DB", "data base"),
    ("database management system", "DBMS"),
    ("relational database", "RDBMS", "relational database management system", "relational DB"),
    ("structured query language", "SQL"),
    ("object relational mapping", "ORM", "object relational mapper"),
    ("object oriented programming", "OOP", "object orientation", "object oriented design programming"),
    ("data structure algorithm", "DSA", "data structures and algorithms", "algorithms and data structures"),
    ("test driven development", "TDD"),
    ("behavior driven development", "BDD"),
    ("domain driven design", "DDD"),
    (
        "continuous integration delivery",
        "CI/CD",
        "CICD",
        "continuous integration and continuous delivery",
        "continuous integration and continuous deployment",
        "continuous integration and delivery",
    ),
    ("infrastructure as code", "IaC"),
    ("version control", "VCS", "version control system", "source control"),
    ("regular expression", "regex", "regexp", "regexes"),
    ("command line", "CLI", "command line interface", "command-line"),
    ("operating system", "OS"),
    ("application programming interface", "API"),
    ("rest application programming interface", "RESTful API", "REST API", "RESTful APIs"),
    ("user interface", "UI"),
    ("user experience", "UX"),
    ("document object model", "DOM"),
    ("domain name system", "DNS"),
    ("content delivery network", "CDN"),
    ("transport layer security", "TLS"),
    ("single page application", "SPA", "single page app"),
    ("progressive web app", "PWA", "progressive web application"),
    ("server side rendering", "SSR"),
    ("search engine optimization", "SEO"),
    ("web application firewall", "WAF"),
    ("json web token", "JWT"),
    ("amazon web service", "AWS"),
    ("google cloud", "GCP", "google cloud platform"),
    ("microsoft azure", "azure"),
    ("elastic compute cloud", "EC2"),
    ("simple storage service", "S3"),
    ("internet of thing", "IoT"),
    ("extract transform load", "ETL"),
    ("data warehouse", "DWH", "data warehousing"),
    ("business intelligence", "BI"),
    ("scikit learn", "sklearn", "scikit-learn"),
    ("pytorch", "torch"),
    ("tensorflow", "tensor flow"),
    ("hugging face", "huggingface"),
    ("numpy", "num py"),
    ("ab testing", "A/B test", "split testing", "AB tests"),
    ("site reliability engineering", "SRE"),
    ("virtual machine", "VM"),
    ("graphics processing unit", "GPU"),
    ("mean squared error", "MSE"),
    ("receiver operating characteristic", "ROC"),
    ("design pattern", "software design patterns"),
    ("unit testing", "unit tests"),
    ("microservice", "micro service", "micro-services"),
    ("websocket", "web socket"),
    ("web scraping", "webscraping"),
    ("time series", "timeseries"),
    ("data set", "dataset"),
    ("front end", "frontend"),
    ("back end", "backend"),
    ("full stack", "fullstack"),
    ("open source", "opensource"),
    ("naive bayes", "naïve bayes classifier"),
    ("matrix", "matrices"),
    ("vector", "vectors"),
    ("index", "indices"),
)


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


# They say only how deep one goes; a title may have one or not, and then two are likely the same. The first
# stand at the end, or before one of the second: foundations of statistics, but not foundation models.
INTRODUCTIONS = words_in("introduction intro basics fundamentals essentials foundations overview primer 101")
BEFORE_A_TOPIC = words_in("to of in into for")
SIMPLE = words_in("basic essential introductory fundamental")
FIRST_WORDS = (
    ("getting", "started"),
    ("get", "started"),
    ("what", "is"),
    ("what", "are"),
    ("crash", "course"),
)

# They say nothing of the topic, wherever they stand.
LITTLE_WORDS = words_in("the an of to and in for with on your using via")
# Nor these before it.
VERBS_BEFORE = words_in("learn understand understanding study studying")

# "Python programming" is Python.
LANGUAGES = words_in(
    "python java javascript typescript go rust c cpp csharp r ruby php kotlin swift scala julia perl"
)
OF_A_LANGUAGE = words_in("programming language")

# Titles that every roadmap has, each for something else.
ANYWHERE = words_in(
    """introduction intro basic fundamental essential overview primer foundation start setup installation
    install project exercise practice resource other misc miscellaneous review conclusion summary step next
    tool faq homework quiz test exam assignment capstone reading bonus prerequisite requirement general topic
    theory learn more further additional final mini week day month chapter part module lesson unit section
    phase stage level advanced intermediate beginner course book paper video article lecture lab note material
    concept key core main optional extra get getting started"""
)

# Topics that mean something else under another heading: testing in Python, testing in JavaScript. A blank in
# one is written as "-".
BY_HEADING = frozenset(
    word.replace("-", " ")
    for word in words_in(
        """testing security performance deployment debugging authentication authorization function variable
        class loop data-type type syntax array string module package package-manager error-handling exception
        styling routing state-management form caching logging monitoring networking storage optimization
        transformation visualization architecture operator control-flow conditional scope closure hook
        component event animation build-tool linter framework library environment configuration documentation
        best-practice design model evaluation training metric tooling concurrency threading async io file
        input output interface inheritance method object collection iterator generator decorator migration
        query transaction view template middleware validation serialization license history community career
        portfolio interview unit-testing integration-testing"""
    )
)
