package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Entries as lines that other programs read: JSON, one object a line, or CSV of RFC 4180. */
enum Export {
  /** JSON Lines. */
  JSON {
    @Override
    List<String> head() {
      return List.of();
    }

    @Override
    String line(List<String> values) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        fields.add("\"" + COLUMNS.get(i) + "\":\"" + escape(values.get(i)) + "\"");
      }
      return "{" + String.join(",", fields) + "}";
    }
  },
  /** Comma-separated values with a heading. */
  CSV {
    @Override
    List<String> head() {
      return List.of(String.join(",", COLUMNS));
    }

    @Override
    String line(List<String> values) {
      return values.stream().map(value -> "\"" + value.replace("\"", "\"\"") + "\"").collect(Collectors.joining(","));
    }
  };

  static final List<String> COLUMNS = List.of("kind", "key", "group", "code", "at", "body");

  abstract List<String> head();

  abstract String line(List<String> values);

  String line(Entry entry) {
    return line(values(entry));
  }

  private static List<String> values(Entry entry) {
    String kind = entry.kind().name().toLowerCase(Locale.ROOT);
    return switch (entry.kind()) {
      case GROUP -> {
        Entry.Group group = (Entry.Group) entry;
        yield List.of(kind, group.key().value(), group.id().toString(), group.lifecycle(), "" + group.at(),
            group.body());
      }
      case ORDER -> {
        Entry.Order order = (Entry.Order) entry;
        yield List.of(kind, order.tag().text(), order.owner().group().toString(), order.status(), "" + order.at(),
            order.body());
      }
      case SETTING -> List.of(kind, ((Entry.Setting) entry).name(), "", "", "" + entry.at(), entry.body());
      case JOURNAL -> {
        Entry.Journal line = (Entry.Journal) entry;
        yield List.of(kind, "" + line.sequence(), line.group().map(Object::toString).orElse(""), line.type(),
            "" + line.at(), line.body());
      }
    };
  }

  private static String escape(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
