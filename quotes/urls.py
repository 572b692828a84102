from django.urls import path, re_path

from quotes.views import anonymity, articles, decisions, files, home, lists, reader, review, speakers

urlpatterns = [
    path("review/", review.review_next, name="review_next"),
    path("review/undo/", review.review_undo, name="review_undo"),
    path("review/redo/", review.review_redo, name="review_redo"),
    path("review/speakers/", review.speaker_options, name="speaker_options"),
    path("review/<int:quote_id>/", review.review_item, name="review_item"),
    path("review/<int:quote_id>/upcoming/", review.review_upcoming, name="review_upcoming"),
    path("review/<int:quote_id>/preview/", review.review_preview, name="review_preview"),
    path("review/<int:quote_id>/pass/", review.review_pass, name="review_pass"),
    path("review/<int:quote_id>/decide/", review.review_decide, name="review_decide"),
    path("", home.home, name="home"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/add/", articles.article_add, name="article_add"),
    path("articles/<int:article_id>/", reader.article_detail, name="article_detail"),
    path("articles/<int:article_id>/progress/", articles.run_progress, name="run_progress"),
    path("runs/<int:run_id>/retry/", articles.run_retry, name="run_retry"),
    path("quotes/", lists.quote_list, name="quote_list"),
    path("quotes.csv", files.quote_csv, name="quote_csv"),
    path("quotes.json", files.quote_json, name="quote_json"),
    path("quotes.atom", files.quote_feed, name="quote_feed"),
    path("speakers/<int:speaker_id>/", speakers.speaker_detail, name="speaker_detail"),
    path("anonymity/", anonymity.anonymity, name="anonymity"),
    re_path(
        r"^anonymity/charts/(?P<chart>\w+)\.(?P<ending>svg|csv)$", anonymity.anonymity_chart, name="anonymity_chart"
    ),
    path("anonymity/sources/", anonymity.unnamed_source_list, name="unnamed_source_list"),
    re_path(r"^anonymity/sources\.(?P<ending>csv|json)$", anonymity.unnamed_source_file, name="unnamed_source_file"),
    path("anonymity/<int:source_id>/", anonymity.unnamed_source_detail, name="unnamed_source_detail"),
    path("anonymity/<int:source_id>/sign/", anonymity.unnamed_source_sign, name="unnamed_source_sign"),
    path("approvals/<int:approval_id>/withdraw/", anonymity.approval_withdraw, name="approval_withdraw"),
    path("quotes/<int:quote_id>/history/", decisions.quote_history, name="quote_history"),
    path("speakers/<int:speaker_id>/history/", decisions.speaker_history, name="speaker_history"),
    path("review/decisions/", decisions.decision_list, name="decision_list"),
    re_path(r"^review/decisions\.(?P<extension>csv|json)$", decisions.decision_export, name="decision_export"),
    path("quotes/<int:quote_id>/confirm/", reader.quote_confirm, name="quote_confirm"),
    path("quotes/<int:quote_id>/reject/", reader.quote_reject, name="quote_reject"),
    path("quotes/<int:quote_id>/reopen/", reader.quote_reopen, name="quote_reopen"),
]
