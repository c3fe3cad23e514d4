package dev.belay.examples;

import dev.belay.persistence.StoreException;
import dev.belay.report.ExecutionReport;
import dev.belay.sqlite.StoreTool;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Writes a page of HTML for each group and each day that a store remembers. The store is not in use, or is a copy.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=Report -Dargs="--store=FILE"
 *
 * --store=FILE   the SQLite store
 * --to=FOLDER    where the pages go        (default: FILE.report)
 * --zone=ZONE    whose days and times      (default: Asia/Kolkata)
 * </pre>
 *
 * <p>Ends with 0, or with 2 when the input cannot be used.
 */
public final class Report {

  private Report() {}

  /**
   * Writes the pages.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Arguments given = new Arguments(args, List.of("store", "to", "zone"));
      Path store = given.existingFile("store").orElseThrow(() -> new InputException("--store", "a file is needed"));
      Path folder = given.text("to").map(Path::of)
          .orElseGet(() -> store.resolveSibling(store.getFileName() + ".report"));
      ExecutionReport report = ExecutionReport.of(StoreTool.journal(store), zone(given));
      Map<String, String> pages = report.pages();
      Files.createDirectories(folder);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(folder.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
        out.println(folder.resolve(page.getKey()));
      }
      out.println("report: groups=" + report.groups().size() + " days=" + report.days().size() + " pages="
          + pages.size());
      return 0;
    } catch (InputException | StoreException bad) {
      err.println(bad.getMessage());
      return 2;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ZoneId zone(Arguments given) {
    String name = given.text("zone").orElse(Contracts.INDIA.getId());
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new InputException("--zone=" + name, "no such zone, such as Asia/Kolkata");
    }
  }
}
