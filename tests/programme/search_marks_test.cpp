#include "core/programme/search_marks.h"

#include <doctest/doctest.h>

#include <string>

namespace foyer::programme {

namespace {

/// `text` with the words that answer `query` in brackets.
std::string marked(const std::string& text, const char* query) {
    std::string result;
    std::size_t at = 0;
    for (const FoundWord& word : found_words(text, query_words(query, "en"))) {
        result += text.substr(at, word.begin - at) + "[" +
                  text.substr(word.begin, word.end - word.begin) + "]";
        at = word.end;
    }
    return result + text.substr(at);
}

}  // namespace

TEST_CASE("a word that is the typed one, or begins so, is found") {
    CHECK(marked("Kubernetes, and more kubernetes", "kube") ==
          "[Kubernetes], and more [kubernetes]");
    CHECK(marked("15 failures of Kubernetes", "kubernetes fail") ==
          "15 [failures] of [Kubernetes]");
    CHECK(marked("Nothing here", "kube") == "Nothing here");
}

TEST_CASE("accents and cases do not matter, places do") {
    CHECK(marked("L’été à Besançon", "ete besancon") == "L’[été] à [Besançon]");
    CHECK(marked("Große Straße", "strasse") == "Große [Straße]");
    CHECK(marked("Cafe\u0301 noir", "cafe") == "[Cafe\u0301] noir");
}

TEST_CASE("a slip is forgiven where no word is right") {
    CHECK(marked("Kubernetes on metal", "kubernets") == "[Kubernetes] on metal");
    CHECK(marked("Servers serve", "serve") == "[Servers] [serve]");
    CHECK(marked("Kubernetes", "kubren") == "[Kubernetes]");
}

TEST_CASE("scripts without spaces are found sign by sign") {
    CHECK(marked("会議室", "議") == "会[議]室");
}

TEST_CASE("texts that end in the middle of a sign do no harm") {
    CHECK(found_words("caf\xC3", query_words("caf", "en")).size() <= 1);
    CHECK(found_words("", query_words("a", "en")).empty());
    CHECK(found_words("text", {}).empty());
}

}  // namespace foyer::programme
