from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph_builder.errors import CatalogueError
from graph_builder.linking import Catalogue, load_catalogue
from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.files import HERE, read_yaml
from graph_builder.linking.schema import ActorFile, GazetteerRules
from graph_builder.linking.senses import Use
from graph_builder.linking.states import fill, states
from graph_builder.model import EntityKind, LinkedDocument
from tests.linking.conftest import found

Link = Callable[..., LinkedDocument]


def builder(tmp_path: Path, text: str) -> CatalogueBuilder:
    path = tmp_path / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    made = CatalogueBuilder()
    made.add_actors(path)
    return made


def test_actors_are_many_and_each_has_a_key_of_its_own() -> None:
    files = [read_yaml(path, ActorFile) for path in sorted((HERE / "catalogue").glob("actors-*.yaml"))]
    keys = [entry.key for file in files for entry in (*file.actors, *file.people)]
    assert len(keys) == len(set(keys))
    assert len(keys) >= 650


def test_a_faction_is_part_of_the_umbrella_and_says_who_tells_it(catalogue: Catalogue) -> None:
    members = [e for e in catalogue.entities.values() if "islamic-resistance-in-iraq" in e.part_of]
    assert {"kataib-hezbollah", "nujaba", "kataib-sayyid-al-shuhada", "ansar-allah-al-awfiya"} <= {e.key for e in members}
    assert all(e.note for e in members)


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("القوات الأميركية", "us-forces", EntityKind.STATE_FORCE),
        ("القوات الأمريكية", "us-forces", EntityKind.STATE_FORCE),
        ("الجيش الاسرائيلي", "israel-army", EntityKind.STATE_FORCE),
        ("وزارة الداخلية العراقية", "iraq-interior-ministry", EntityKind.ORGANIZATION),
        ("وزارة الدفاع الأميركية", "pentagon", EntityKind.ORGANIZATION),
        ("الدفاع المدني السوري", "white-helmets", EntityKind.ORGANIZATION),
        ("هيئة الحشد الشعبي", "pmf", EntityKind.ARMED_GROUP),
        ("معسكر كلسو", "kalsu", EntityKind.SITE),
        ("أم الرشراش", "eilat", EntityKind.CITY),
        ("سنتكوم", "centcom", EntityKind.STATE_FORCE),
        ("الكيان الصهيوني", "israel", EntityKind.GOVERNMENT),
    ],
)
def test_usual_names_lead_to_their_entity(catalogue: Catalogue, name: str, key: str, kind: EntityKind) -> None:
    assert [s.entity for s in catalogue.senses(name) if s.use is Use.NAME] == [key]
    assert catalogue.entities[key].kind is kind


@pytest.mark.parametrize(
    ("name", "key", "use"),
    [
        ("الكتائب", "kataeb", Use.SHORT),
        ("القوة التنفيذية", "hamas-executive-force", Use.SHORT),
        ("أنصار التوحيد", "ansar-al-tawhid-syria", Use.NAME),
        ("سرايا أنصار السنة", "saraya-ansar-al-sunna", Use.NAME),
        ("المجلس العسكري الدرزي في السويداء", "suwayda-military-council", Use.NAME),
        ("ألوية اليمن السعيد", "happy-yemen-brigades", Use.NAME),
        ("الحركة الشعبية لتحرير السودان", "splm", Use.NAME),
        ("الحركة الشعبية لتحرير السودان شمال", "splm-n", Use.NAME),
        ("النبطية", "nabatiye-et-tahta-lb", Use.TOWN),
        ("عانة", "anah-iq", Use.TOWN),
        ("لاسعنود", "laascaanood-so", Use.TOWN),
        ("الدامور", "damour", Use.NAME),
        ("باما", "bama", Use.NAME),
        ("بولو مرير", "bulo-marer", Use.NAME),
        ("جلجدود", "galguduud", Use.NAME),
        ("المخيسة", "mukhaisa", Use.NAME),
        ("الركبان", "rukban", Use.NAME),
        ("حي الزهراء", "zahraa-homs", Use.SHORT),
        ("القاع", "qaa-lb", Use.HEADED),
        ("حولا", "hula-lb", Use.HEADED),
        ("بيتا", "beita-west-bank", Use.HEADED),
        ("مخمور", "makhmour", Use.HEADED),
        ("الأبيض", "el-obeid", Use.HEADED),
        ("بارا", "bara-sudan", Use.HEADED),
    ],
)
def test_names_of_conflict_news_are_known(catalogue: Catalogue, name: str, key: str, use: Use) -> None:
    assert (key, use) in {(s.entity, s.use) for s in catalogue.senses(name)}


def test_partisan_names_keep_their_tone(catalogue: Catalogue) -> None:
    assert {s.tone for s in catalogue.senses("العدو الصهيوني")} == {"hostile"}


def test_adjectives_follow_from_the_state() -> None:
    turkey = next(s for s in states() if s.key == "turkey")
    assert list(fill("الشرطة {f}", turkey)) == ["الشرطة التركية"]
    assert "أتراك" in {w for w in fill("جنود {pl}", turkey) for w in w.split()}
    assert next(s for s in states() if s.key == "norway").entry.code == "NO"


def test_names_that_begin_like_a_clitic_are_kept_whole(catalogue: Catalogue) -> None:
    assert {"بابل", "كالسو", "لبنان", "بايدن", "سنار", "ميرانشاه"} <= catalogue.keep_whole
    assert "داعش" not in catalogue.keep_whole


def test_towns_know_their_governorate_and_place(catalogue: Catalogue) -> None:
    ramadi = catalogue.entities["ramadi-iq"]
    assert (ramadi.container, ramadi.country, ramadi.origin) == ("anbar", "iraq", "gazetteer")
    assert ramadi.latitude == pytest.approx(33.4, abs=0.2)


@pytest.mark.parametrize(("key", "name"), [("tripoli-lb", "طرابلس"), ("khartoum-sd", "الخرطوم")])
def test_a_town_is_called_as_news_calls_it(catalogue: Catalogue, key: str, name: str) -> None:
    assert catalogue.entities[key].name_ar == name


def test_a_town_of_another_name_at_one_spot_is_the_same(catalogue: Catalogue) -> None:
    assert "tripoli-ly" not in catalogue.entities
    assert "tripoli-libya" in {sense.entity for sense in catalogue.senses("طرابلس")}


def test_a_name_of_letters_that_arabic_lacks_stands_behind_an_arabic_one(catalogue: Catalogue) -> None:
    assert catalogue.entities["moscow-ru"].names[:2] == ("موسكو", "ماسکو")


def test_the_last_alef_of_a_town_is_no_accusative(link: Link) -> None:
    linked = link("وقع/V انفجار/N/nsubj>0 قرب/I صيدا/A/obl>0 في/I لبنان/P/nmod>3", names={"صيدا": "LOC"})
    assert found(linked)["صيدا"] == "sidon-lb"


def test_every_town_that_the_list_calls_otherwise_is_there(catalogue: Catalogue) -> None:
    called = read_yaml("catalogue/gazetteer.yaml", GazetteerRules).called
    assert {key: town.name_ar for key in called if (town := catalogue.entities.get(key))} == called


def test_a_caption_that_is_an_everyday_word_names_no_town(catalogue: Catalogue) -> None:
    assert catalogue.entities["mascara-dz"].name_ar == "معسكر"
    assert not [s for s in catalogue.senses("معسكر") if s.entity == "mascara-dz"]


def test_wrong_fields_are_told_with_file_and_entry(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"actors\.yaml.*entry \"x-group\".*kynd"):
        builder(tmp_path, "actors: [{key: x-group, kind: ArmedGroup, ar: [جماعة س], en: [Xx], kynd: 1}]")


def test_broken_yaml_is_told_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"actors\.yaml"):
        builder(tmp_path, "actors: [{key: x")


def test_a_key_stands_once(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="already in"):
        builder(
            tmp_path,
            "actors:\n- {key: x, kind: ArmedGroup, ar: [جماعة س], en: [Xx]}\n"
            "- {key: x, kind: ArmedGroup, ar: [جماعة ص], en: [Yy]}",
        )


def test_unknown_parents_are_refused(tmp_path: Path) -> None:
    made = builder(tmp_path, "actors: [{key: x, kind: ArmedGroup, ar: [جماعة س], en: [Xx], part_of: [nobody]}]")
    with pytest.raises(CatalogueError, match="nobody"):
        made.check()


def test_circles_are_refused(tmp_path: Path) -> None:
    made = builder(
        tmp_path,
        "actors:\n- {key: x, kind: ArmedGroup, ar: [جماعة س], en: [Xx], part_of: [y]}\n"
        "- {key: y, kind: ArmedGroup, ar: [جماعة ص], en: [Yy], part_of: [x]}",
    )
    with pytest.raises(CatalogueError, match="circle"):
        made.check()


def test_a_users_entry_takes_the_place_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "actors.yaml").write_text(
        "actors: [{key: rubaa-allah, kind: ArmedGroup, ar: [جماعة الربع], en: [The Quarter], country: iraq}]", encoding="utf-8"
    )
    own = load_catalogue(folder)
    assert own.entities["rubaa-allah"].name_en == "The Quarter"
    assert not own.senses("ربع الله")
    assert own.version != load_catalogue().version


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no folder"):
        load_catalogue(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("key", "container", "country"),
    [
        ("nahal-oz", "israel", "israel"),
        ("ain-el-remmaneh", "mount-lebanon", "lebanon"),
        ("hayat-hotel", "mogadishu-so", "somalia"),
        ("el-obeid", "north-kordofan", "sudan"),
    ],
)
def test_a_place_lies_where_it_is(catalogue: Catalogue, key: str, container: str, country: str) -> None:
    place = catalogue.entities[key]
    assert (place.container, place.country) == (container, country)
