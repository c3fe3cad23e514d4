package dev.belay.report;

import java.util.List;

/**
 * Text that becomes HTML. Content and attributes are escaped here and nowhere else; tags are written by this package
 * alone. Not thread-safe.
 */
final class Html {

  private final StringBuilder text = new StringBuilder(16_384);

  /** A page that needs nothing from anywhere: its style is in it, and a policy forbids the rest. */
  static Html page(String title) {
    Html page = new Html();
    page.text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n");
    return page.element("title", title).style().open("body").open("main");
  }

  private Html style() {
    text.append("<style>\n").append(Style.SHEET).append("</style>\n</head>\n");
    return this;
  }

  String end() {
    return close("main").close("body").close("html").text.toString();
  }

  Html open(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1])).append('"');
    }
    text.append('>');
    return this;
  }

  Html close(String tag) {
    text.append("</").append(tag).append(">\n");
    return this;
  }

  Html say(String content) {
    text.append(escape(content));
    return this;
  }

  Html element(String tag, String content, String... attributes) {
    return open(tag, attributes).say(content).close(tag);
  }

  /** A table in a box of its own that scrolls, so that the page never does sideways. */
  Html table(List<String> head, List<List<String>> rows) {
    open("div", "class", "wide").open("table").open("thead").open("tr");
    head.forEach(each -> element("th", each));
    close("tr").close("thead").open("tbody");
    for (List<String> row : rows) {
      open("tr");
      row.forEach(each -> element("td", each));
      close("tr");
    }
    return close("tbody").close("table").close("div");
  }

  /** One number with its name. */
  Html tile(String name, String value) {
    return open("div", "class", "tile").element("b", value).element("span", name).close("div");
  }

  static String escape(String content) {
    StringBuilder safe = new StringBuilder(content.length() + 16);
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
