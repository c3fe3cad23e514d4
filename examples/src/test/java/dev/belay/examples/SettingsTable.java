package dev.belay.examples;

import dev.belay.architecture.Repository;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of one type: meanings from its comment, defaults from an object, ranges by trying what it refuses.
 *
 * @param type its simple name
 * @param about one sentence
 * @param rows the settings in their order
 */
record SettingsTable(String type, String about, List<Row> rows) {

  /** One setting. */
  record Row(String name, String meaning, String range, String standard) {}

  /** Values below, at and above the edge of a range. */
  private record Edge(Object negative, Object zero) {}

  static SettingsTable of(Record settings, String about) {
    Class<?> type = settings.getClass();
    String source = source(type);
    List<Row> rows = new ArrayList<>();
    for (RecordComponent each : type.getRecordComponents()) {
      Object value = value(settings, each);
      if (!(value instanceof Record nested && isSettings(nested))) {
        rows.add(new Row(each.getName(), meaning(source, each.getName()), range(settings, each), text(value)));
      } else {
        rows.add(new Row(each.getName(), meaning(source, each.getName()), "–",
            "its own table: " + nested.getClass().getSimpleName()));
      }
    }
    return new SettingsTable(type.getSimpleName(), about, rows);
  }

  String markdown() {
    StringBuilder table = new StringBuilder("## ").append(type).append("\n\n").append(about)
        .append("\n\n| setting | meaning | range | default |\n|---|---|---|---|\n");
    rows.forEach(row -> table.append("| `").append(row.name()).append("` | ").append(row.meaning()).append(" | ")
        .append(row.range()).append(" | ").append(row.standard()).append(" |\n"));
    return table.toString();
  }

  private static boolean isSettings(Record value) {
    String name = value.getClass().getSimpleName();
    return name.endsWith("Limits") && !name.equals("RequestLimits") || name.equals("GatewayConfig");
  }

  private static String source(Class<?> type) {
    return Repository.read(Repository.javaSources().stream()
        .filter(each -> each.endsWith(Path.of(type.getPackageName().replace('.', '/'), type.getSimpleName() + ".java")))
        .findFirst().orElseThrow());
  }

  /** The comment of a component without its default, which stands in a column of its own. */
  private static String meaning(String source, String name) {
    String comment = source.substring(source.indexOf("/**"), source.indexOf("public record"));
    Matcher found = Pattern.compile("(?s)@param " + name + " (.*?)(?=\\n \\* @param|\\n \\*/|\\n \\*\\n)")
        .matcher(comment);
    if (!found.find()) {
      throw new IllegalStateException("no comment for " + name);
    }
    return found.group(1).replaceAll("\\s*\\n \\*\\s*", " ").replaceAll("[;,] (by )?default .*", "")
        .replaceAll("\\{@(?:link|code) ([^}]*)\\}", "`$1`").replace("|", "\\|").strip();
  }

  private static Object value(Record settings, RecordComponent of) {
    try {
      return of.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(SettingsTable::text).orElse("none");
    }
    if (value instanceof Collection<?> all) {
      return all.isEmpty() ? "none" : all.size() > 12 ? all.size() + " values"
          : String.join(", ", (all instanceof List<?> ? all.stream().map(SettingsTable::text)
              : all.stream().map(SettingsTable::text).sorted()).toList());
    }
    if (value instanceof Map<?, ?> all) {
      return all.isEmpty() ? "none" : all.size() + " entries";
    }
    boolean plain = value instanceof Number || value instanceof Boolean || value instanceof Record
        || value instanceof Enum || value instanceof Duration || value instanceof Path
        || value.getClass().getName().startsWith("java.") && !value.getClass().isHidden();
    return plain && !value.toString().contains("@") ? "`" + value.toString().replace("|", "\\|") + "`"
        : "given by `" + value.getClass().getSimpleName().replaceAll("\\$.*", "") + "`";
  }

  private static String range(Record settings, RecordComponent of) {
    Object value = value(settings, of);
    Optional<Edge> edge = value instanceof Duration ? Optional.of(new Edge(Duration.ofNanos(-1), Duration.ZERO))
        : value instanceof Integer ? Optional.of(new Edge(-1, 0))
        : value instanceof Long ? Optional.of(new Edge(-1L, 0L))
        : value instanceof Quantity ? Optional.of(new Edge(Quantity.of(-1), Quantity.ZERO))
        : value instanceof Money ? Optional.of(new Edge(Money.rupees(-1), Money.ZERO)) : Optional.empty();
    if (edge.isEmpty()) {
      return value instanceof Boolean ? "yes or no" : "–";
    }
    boolean zero = takes(settings, of, edge.get().zero());
    boolean negative = takes(settings, of, edge.get().negative());
    boolean whole = value instanceof Integer;
    return negative ? "see meaning" : zero ? "0 or more" : whole ? upTo(settings, of) : "above 0";
  }

  /** A whole number from 1 on may have a top as well: shares end at 10,000 basis points. */
  private static String upTo(Record settings, RecordComponent of) {
    return takes(settings, of, Integer.MAX_VALUE) ? "1 or more"
        : takes(settings, of, 10_000) && !takes(settings, of, 10_001) ? "1 to 10,000" : "1 or more, see meaning";
  }

  private static boolean takes(Record settings, RecordComponent of, Object other) {
    try {
      RecordComponent[] all = settings.getClass().getRecordComponents();
      Constructor<?> made = settings.getClass().getDeclaredConstructor(
          Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
      made.newInstance(Arrays.stream(all).map(each -> each.getName().equals(of.getName()) ? other
          : value(settings, each)).toArray());
      return true;
    } catch (InvocationTargetException refused) {
      return false;
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException(hidden);
    }
  }
}
