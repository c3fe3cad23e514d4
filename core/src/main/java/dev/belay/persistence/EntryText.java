package dev.belay.persistence;

import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry as one canonical text: for journals and for stores that keep no columns. Equal entries give equal texts.
 *
 * <p>The first line is the version and the kind; the others are {@code name=value}, sorted by name. Line ends,
 * backslashes and what UTF-8 cannot carry are escaped in values, so any body comes back unchanged.
 */
public final class EntryText {

  /** The version that {@link #write} writes. */
  public static final int VERSION = 1;

  private EntryText() {}

  /**
   * {@return the text of an entry}
   *
   * @param entry the entry
   */
  public static String write(Entry entry) {
    SortedMap<String, String> fields = switch (entry.kind()) {
      case GROUP -> fieldsOf((Entry.Group) entry);
      case ORDER -> fieldsOf((Entry.Order) entry);
      case SETTING -> fieldsOf((Entry.Setting) entry);
      case JOURNAL -> fieldsOf((Entry.Journal) entry);
    };
    StringBuilder text = new StringBuilder(entry.body().length() + 160);
    text.append(VERSION).append(' ').append(codeOf(entry.kind())).append('\n');
    fields.forEach((name, value) -> text.append(name).append('=').append(TextEscape.escape(value)).append('\n'));
    return text.toString();
  }

  /**
   * Reads a text of {@link #write} back.
   *
   * @param text the text
   * @return the entry
   * @throws StoreException with {@link StoreFailure#NEWER} for a text of a later version, and with
   *     {@link StoreFailure#CORRUPT} for anything else that is no entry
   */
  public static Entry read(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException | DateTimeParseException unreadable) {
      throw new StoreException(StoreFailure.CORRUPT, "not the text of an entry: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static Entry parse(String text) {
    int end = text.indexOf('\n');
    int space = text.indexOf(' ');
    if (space < 1 || end < space) {
      throw new IllegalArgumentException("no version and kind in the first line");
    }
    int version = Integer.parseInt(text.substring(0, space));
    if (version > VERSION) {
      throw new StoreException(StoreFailure.NEWER,
          "an entry of version " + version + "; this release reads " + VERSION);
    }
    Fields fields = Fields.of(text.substring(end + 1));
    String code = text.substring(space + 1, end);
    for (Entry.Kind kind : Entry.Kind.values()) {
      if (codeOf(kind).equals(code)) {
        return entryOf(kind, fields);
      }
    }
    throw new IllegalArgumentException("no kind has the code '" + code + "'");
  }

  private static Entry entryOf(Entry.Kind kind, Fields fields) {
    Instant at = Instant.parse(fields.get("at"));
    String body = fields.get("body");
    return switch (kind) {
      case GROUP -> new Entry.Group(GroupId.parse(fields.get("id")), new RequestKey(fields.get("key")),
          fields.get("lifecycle"), fields.get("active").equals("1"), Long.parseLong(fields.get("interim")), at, body);
      case ORDER -> new Entry.Order(OrderTag.parse(fields.get("tag"))
          .orElseThrow(() -> new IllegalArgumentException("not a tag: " + fields.get("tag"))),
          new Owner(GroupId.parse(fields.get("owner")), Owner.Role.of(fields.get("role"))), fields.get("status"), at,
          body);
      case SETTING -> new Entry.Setting(fields.get("name"), at, body);
      case JOURNAL -> new Entry.Journal(Long.parseLong(fields.get("number")),
          fields.find("group").map(GroupId::parse), fields.get("type"), at, body);
    };
  }

  private static SortedMap<String, String> fieldsOf(Entry.Group group) {
    SortedMap<String, String> fields = common(group);
    fields.put("id", group.id().toString());
    fields.put("key", group.key().value());
    fields.put("lifecycle", group.lifecycle());
    fields.put("active", group.active() ? "1" : "0");
    fields.put("interim", Long.toString(group.interimExposure()));
    return fields;
  }

  private static SortedMap<String, String> fieldsOf(Entry.Order order) {
    SortedMap<String, String> fields = common(order);
    fields.put("tag", order.tag().text());
    fields.put("owner", order.owner().group().toString());
    fields.put("role", order.owner().role().code());
    fields.put("status", order.status());
    return fields;
  }

  private static SortedMap<String, String> fieldsOf(Entry.Setting setting) {
    SortedMap<String, String> fields = common(setting);
    fields.put("name", setting.name());
    return fields;
  }

  private static SortedMap<String, String> fieldsOf(Entry.Journal line) {
    SortedMap<String, String> fields = common(line);
    fields.put("number", Long.toString(line.sequence()));
    line.group().ifPresent(group -> fields.put("group", group.toString()));
    fields.put("type", line.type());
    return fields;
  }

  private static SortedMap<String, String> common(Entry entry) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("at", entry.at().toString());
    fields.put("body", entry.body());
    return fields;
  }

  private static String codeOf(Entry.Kind kind) {
    return switch (kind) {
      case GROUP -> "group";
      case ORDER -> "order";
      case SETTING -> "setting";
      case JOURNAL -> "journal";
    };
  }

  /** The lines of a text after the first. */
  private record Fields(SortedMap<String, String> values) {

    static Fields of(String lines) {
      SortedMap<String, String> values = new TreeMap<>();
      int from = 0;
      while (from < lines.length()) {
        int end = lines.indexOf('\n', from);
        int equals = lines.indexOf('=', from);
        if (end < 0 || equals < 0 || equals > end) {
          throw new IllegalArgumentException("no 'name=value' line at " + from);
        }
        values.put(lines.substring(from, equals), TextEscape.unescape(lines.substring(equals + 1, end)));
        from = end + 1;
      }
      return new Fields(values);
    }

    String get(String name) {
      return find(name).orElseThrow(() -> new IllegalArgumentException("no field '" + name + "'"));
    }

    Optional<String> find(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }
}
