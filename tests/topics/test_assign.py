import pytest

from pipeline.topics.assign import TopicInput, TopicReading, classify_topic, classify_topics
from pipeline.topics.model import TopicModel


@pytest.fixture(scope="module")
def model() -> TopicModel:
    return TopicModel.load()


def test_a_stated_kle_code_decides_and_the_model_adds_the_subtopic(model: TopicModel) -> None:
    reading = classify_topic(model, title="Besøg på plejehjem", kle_code="27.36.00", minimum=0.35)
    assert reading == TopicReading(13, 1303, 1.0, "kle")


def test_a_stated_kle_code_decides_against_the_title(model: TopicModel) -> None:
    reading = classify_topic(model, title="Lokalplan 4 for Tranevænget", kle_code="29.00.00", minimum=0.35)
    assert (reading.topic, reading.method) == (3, "kle")


def test_the_model_chooses_where_a_kle_code_means_several_topics(model: TopicModel) -> None:
    sale = classify_topic(model, title="Salg af Kirkevej 4", kle_code="82.01.00", minimum=0.35)
    house = classify_topic(model, title="Vedligeholdelse af kommunale bygninger", kle_code="82.01.00", minimum=0.35)
    assert (sale.topic, sale.subtopic, house.topic, house.subtopic) == (14, 1413, 20, 2008)


@pytest.mark.parametrize("kle_code", ["00.22.04", "85.02.02", "00.01.00", "99.10.00", None])
def test_a_meeting_code_says_nothing_of_the_item(model: TopicModel, kle_code: str | None) -> None:
    reading = classify_topic(model, title="Lokalplan 4 for Tranevænget", kle_code=kle_code, minimum=0.35)
    assert (reading.topic, reading.subtopic, reading.method) == (14, 1412, "model")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("1. Godkendelse af dagsorden", 2036),
        ("Punkt 1: Godkendelse af dagsordenen", 2036),
        ("Eventuelt", 2036),
        ("14. Underskriftsside", 2036),
        ("Spørgetid for borgere", 2024),
        ("Lukket punkt", 99),
        ("7. LUKKET PUNKT", 99),
    ],
)
def test_titles_of_fixed_form_have_a_rule(model: TopicModel, title: str, code: int) -> None:
    assert classify_topic(model, title=title, minimum=0.35) == TopicReading(code // 100, code, 1.0, "rule")


def test_what_the_model_is_not_sure_of_stays_open(model: TopicModel) -> None:
    title = "Forslag fra formanden"
    sure = classify_topic(model, title=title, minimum=0.0)
    left = classify_topic(model, title=title, minimum=0.999)
    assert left == TopicReading(None, None, sure.score)
    assert classify_topic(model, title="4.", minimum=0.35) == TopicReading(None, None, 0.0)


def test_the_text_helps_where_the_title_says_nothing(model: TopicModel) -> None:
    text = "Administrationen har udarbejdet et tillæg til spildevandsplanen, så området kan kloakeres."
    reading = classify_topic(model, title="Tranevænget", text=text, minimum=0.35)
    assert (reading.topic, reading.subtopic) == (7, 703)


def test_the_body_helps_where_the_title_says_little(model: TopicModel) -> None:
    bodies = ("Sundhedsudvalget", "Havneudvalget")
    found = [classify_topic(model, title="Takster 2031", body=body, minimum=0.0).topic for body in bodies]
    assert found == [3, 21]


def test_a_body_alone_says_nothing(model: TopicModel) -> None:
    assert classify_topic(model, title="4.", body="Skoleudvalget", minimum=0.1) == TopicReading(None, None, 0.0)


def test_items_keep_their_order_whatever_decided(model: TopicModel) -> None:
    titles = ["Eventuelt", "Lokalplan 4 for Tranevænget", "17.", "Eventuelt"]
    inputs = [TopicInput(title=title) for title in titles] + [TopicInput(title="Møde", kle_code="29.00.00")]
    assert [reading.topic for reading in classify_topics(model, inputs, 0.35)] == [20, 14, None, 20, 3]
    assert classify_topics(model, [], 0.35) == []
