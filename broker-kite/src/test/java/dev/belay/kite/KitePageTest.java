package dev.belay.kite;

import dev.belay.architecture.Golden;
import dev.belay.architecture.Repository;
import dev.belay.order.RejectionReason;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about this broker tells what the code's own table says. */
final class KitePageTest {

  private static final String FILE = "docs/kite.md";
  private static final String BEGIN = "<!-- answers: printed by KitePageTest -->\n";
  private static final String END = "<!-- end of answers -->\n";

  @Test
  void theTableOfAnswersInTheDocumentsIsPrintedFromTheCodes() {
    String kept = Repository.read(Repository.root().resolve(FILE));
    String before = kept.substring(0, kept.indexOf(BEGIN) + BEGIN.length());
    String after = kept.substring(kept.indexOf(END));

    Golden.check(FILE, before + table() + after);
  }

  private static String table() {
    return ErrorTable.ROWS.stream().map(KitePageTest::line).collect(Collectors.joining("",
        "| asked | HTTP | error type | the text has | result | meaning |\n|---|---|---|---|---|---|\n", ""));
  }

  private static String line(ErrorRow row) {
    return "| " + (row.on().size() == ErrorRow.On.values().length ? "any" : joined(row.on())) + " | "
        + (row.codes().isEmpty() ? "any" : joined(row.codes())) + " | "
        + (row.errorTypes().isEmpty() ? "any or none" : types(row)) + " | "
        + row.message().map(Pattern::pattern).map(KitePageTest::cell).orElse("") + " | " + row.grade()
        + row.reason().map(RejectionReason::code).map(code -> " `" + code + "`").orElse("") + " | "
        + row.meaning() + " |\n";
  }

  private static String types(ErrorRow row) {
    return row.errorTypes().size() > 5 ? "any known" : joined(row.errorTypes());
  }

  private static String joined(Iterable<?> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(each -> text.append(text.isEmpty() ? "" : ", ").append(each));
    return text.toString();
  }

  /** A bar inside a cell would end it. */
  private static String cell(String pattern) {
    return "`" + pattern.replace("|", "\\|") + "`";
  }
}
