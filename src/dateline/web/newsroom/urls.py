"""Addresses of the journalists' pages."""

from __future__ import annotations

from django.urls import path

from dateline.web.live.views import flash_stream, wire_stream
from dateline.web.newsroom.views import (
    account,
    articles,
    columns,
    failed,
    feeds,
    flashes,
    history,
    pictures,
    preview,
    publish,
    rules,
    standing,
    stories,
    wires,
)

app_name = "newsroom"

_ARTICLE = "articles/<uuid:article_id>/"

urlpatterns = [
    path("", account.home, name="home"),
    path("account/", account.account, name="account"),
    path("account/appearance/", account.appearance, name="appearance"),
    path("wires/", wires.wire_list, name="wires"),
    path("wires/find/", wires.find_wires, name="find-wires"),
    path("wires/failed/", failed.failed_files, name="failed-files"),
    path("wires/failed/<uuid:raw_id>/retry/", failed.retry, name="retry-file"),
    path("wires/feeds/", feeds.feed_list, name="feeds"),
    path("wires/feeds/new/<slug:kind>/", feeds.new_feed, name="new-feed"),
    path("wires/feeds/<uuid:feed_id>/", feeds.feed, name="feed"),
    path("wires/feeds/<uuid:feed_id>/test/", feeds.test_feed, name="test-feed"),
    path("wires/feeds/<uuid:feed_id>/ask/", feeds.ask_now, name="ask-feed"),
    path("wires/feeds/<uuid:feed_id>/switch/", feeds.switch, name="switch-feed"),
    path("wires/quiet/", feeds.quiet, name="quiet"),
    path("wires/rules/", rules.rule_list, name="rules"),
    path("wires/rules/new/", rules.new_rule, name="new-rule"),
    path("wires/rules/try/", rules.tried_rule, name="try-rule"),
    path("wires/rules/apply/", rules.apply_rules, name="apply-rules"),
    path("wires/rules/<uuid:rule_id>/", rules.rule, name="rule"),
    path("wires/rules/<uuid:rule_id>/move/", rules.move, name="move-rule"),
    path("wires/rules/<uuid:rule_id>/off/", rules.switch_off, name="rule-off"),
    path("wires/rules/<uuid:rule_id>/remove/", rules.remove, name="remove-rule"),
    path("wires/columns/new/", columns.new_column, name="new-column"),
    path("wires/columns/<uuid:column_id>/", columns.column, name="column"),
    path(
        "wires/columns/<uuid:column_id>/arrange/", columns.arrange_column, name="arrange-column"
    ),
    path("wires/holds/<uuid:hold_id>/", standing.settle, name="settle-hold"),
    path("wires/advisories/<uuid:advisory_id>/", standing.undo, name="undo-advisory"),
    path("wires/<uuid:item_id>/alike/", wires.alike, name="alike"),
    path("wires/<uuid:item_id>/flash/", flashes.take, name="take-flash"),
    path("wires/<uuid:item_id>/", wires.wire_item, name="wire-item"),
    path("wires/versions/<uuid:version_id>/", wires.wire_version, name="wire-version"),
    path("wires/versions/<uuid:version_id>/take/", wires.take, name="take"),
    path("live/wires/", wire_stream, name="wire-stream"),
    path("live/flashes/", flash_stream, name="flash-stream"),
    path("stories/", stories.story_list, name="stories"),
    path("stories/new/", stories.new_story, name="new-story"),
    path("stories/<uuid:story_id>/", stories.story, name="story"),
    path("stories/<uuid:story_id>/articles/", stories.new_article, name="new-article"),
    path("articles/find/", wires.find_articles, name="find-articles"),
    path("signed-in/", articles.keep_alive, name="signed-in"),
    path(_ARTICLE, articles.article, name="article"),
    path(f"{_ARTICLE}accept/", articles.accept_source, name="accept-source"),
    path(f"{_ARTICLE}history/", history.history, name="history"),
    path(f"{_ARTICLE}preview/", preview.preview, name="preview"),
    path(f"{_ARTICLE}preview/page/", preview.preview_page, name="preview-page"),
    path(f"{_ARTICLE}ready/", publish.ready, name="ready"),
    path(f"{_ARTICLE}state/", publish.change_state, name="state"),
    path(f"{_ARTICLE}publish/", publish.publish, name="publish"),
    path(f"{_ARTICLE}withdraw/", publish.withdraw, name="withdraw"),
    path(f"{_ARTICLE}alert/", publish.alert, name="alert"),
    path(f"{_ARTICLE}alert/<uuid:alert_id>/retract/", publish.retract, name="retract"),
    path("pictures/", pictures.library, name="pictures"),
    path("pictures/add/", pictures.add, name="add-picture"),
    path("pictures/<uuid:picture_id>/", pictures.picture, name="picture"),
    path("pictures/<uuid:picture_id>/image/", pictures.image, name="picture-image"),
]
