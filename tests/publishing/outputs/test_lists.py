from __future__ import annotations

from lxml import html

from dateline.publishing.outputs import search, section, services, topic
from dateline.publishing.render.pages import Paging, SearchPage, SectionPage, TopicPage
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.site import services_page


def test_a_section_lists_its_articles_and_leads_on() -> None:
    chrome = samples.chrome("en", "/en/section-0/")
    pages = Paging(older="/en/section-0/1/")
    file = section.render(SectionPage(chrome, "World", samples.teasers("en", 3), paging=pages))
    page = html.document_fromstring(file.body)
    assert page.xpath("string(//h1)") == "World"
    assert page.xpath("count(//main//article)") == 3
    assert page.xpath("//nav[@class='paging']/a/@href") == ["/en/section-0/1/"]
    assert page.xpath("string(//nav[@id='sections']//a[@aria-current='page'])") == "World"


def test_a_list_without_neighbours_has_no_paging() -> None:
    file = topic.render(TopicPage(samples.chrome("fa", "/fa/topic-0/"), "Rivers", ()))
    page = html.document_fromstring(file.body)
    assert not page.xpath("//nav[@class='paging']")
    assert page.xpath("string(//p[@class='empty'])")


def test_search_keeps_the_query_as_text_in_one_form() -> None:
    query = '"><script>alert(1)</script>{query}'
    file = search.render(SearchPage(samples.chrome("en", "/en/search/"), query))
    page = html.document_fromstring(file.body)
    assert page.xpath("//form/@action") == ["/en/search/"]
    assert page.xpath("//input/@value") == [query]
    assert query in page.xpath("string(//h1)")


def test_every_language_stands_in_the_index_in_its_own_name() -> None:
    page = html.document_fromstring(services.render(services_page()).body)
    names = page.xpath("//ul[@class='services']//b")
    assert len(names) == len(services_page().services)
    persian = next(name for name in names if name.get("lang") == "fa")
    assert (persian.text, persian.get("dir")) == ("فارسی", "rtl")
