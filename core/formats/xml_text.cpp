#include "core/formats/xml_text.h"

#include <pugixml.hpp>

#include "core/base/text.h"

namespace foyer::formats {

namespace {

bool is_text(const pugi::xml_node& node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// Nesting is bounded before the document is parsed, so this recursion is too.
void append_text(const pugi::xml_node& node, std::string& out) {
    for (const pugi::xml_node& child : node.children()) {
        if (is_text(child)) {
            out += child.value();
            continue;
        }
        out += '<';
        out += child.name();
        for (const pugi::xml_attribute& attribute : child.attributes()) {
            out += ' ';
            out += attribute.name();
            out += "=\"";
            out += attribute.value();
            out += '"';
        }
        out += '>';
        append_text(child, out);
        out += "</";
        out += child.name();
        out += '>';
    }
}

}  // namespace

std::string_view attribute_of(const pugi::xml_node& node, const char* name) {
    return node.attribute(name).value();
}

std::string text_in(const pugi::xml_node& node) {
    const pugi::xml_node only = node.first_child();
    if (!only) return {};
    if (!only.next_sibling() && is_text(only)) return only.value();
    std::string text;
    append_text(node, text);
    return text;
}

std::string line_of(std::string_view text) {
    std::string_view rest = text::trim(text);
    std::string line;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        line += text::trim(rest.substr(0, end));
        line += ' ';
        rest = text::trim(rest.substr(end));
    }
    return line.append(rest);
}

std::string line_in(const pugi::xml_node& node) {
    return line_of(text_in(node));
}

PersonDraft person_in(const pugi::xml_node& node) {
    PersonDraft person;
    const pugi::xml_node name = node.child("name");
    person.name = line_in(name ? name : node);
    const std::string_view guid = attribute_of(node, "guid");
    const std::string_view id = attribute_of(node, "id");
    if (!guid.empty())
        person.guid = guid;
    else if (id != "0")
        person.guid = id;
    return person;
}

}  // namespace foyer::formats
