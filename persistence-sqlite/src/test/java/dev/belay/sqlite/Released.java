package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.emergency;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static dev.belay.sqlite.Samples.order;
import static dev.belay.sqlite.Samples.setting;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the stores of released schemas hold, in {@code src/test/resources/stores}: one that was closed, and one whose
 * process died with everything still in the log. A file is made once, by the code of its release, and never again.
 */
final class Released {

  private Released() {}

  /** What a store of every release gives back. */
  static List<Entry> loaded() {
    return List.of(group(0, true, T0), group(1, true, T0), group(7, false, T0), order(0, 0, 0, "FILLED"),
        order(1, 0, 1, "INTENDED"), emergency(1, 1), order(2, 1, 0, "UNKNOWN"), emergency(1, 3),
        order(5, 7, 0, "CANCELLED"), order(9, 40, 0, "UNKNOWN"), setting("latches", "1|latches=0"),
        setting("note", "tab\t, line\n, quote ' and rupee \u20b9"));
  }

  static List<Entry.Journal> journal() {
    return List.of(line(1, "opened"), line(2, "decided"), line(3, "filled 65 @45.00"));
  }

  /** Writes the content as a host would, over several calls; the second argument says whether to close. */
  public static void main(String[] args) {
    SqlitePersistence store = Samples.inline(Path.of(args[0]));
    now(store.open());
    List<Entry> all = new ArrayList<>(loaded());
    now(store.append(Lane.DURABLE, List.of(group(0, true, T0), order(0, 0, 0, "INTENDED"))));
    now(store.append(Lane.RELAXED, List.of(group(7, true, T0), line(1, "opened"))));
    all.addAll(journal().subList(1, 3));
    now(store.append(Lane.DURABLE, all));
    if (args[1].equals("close")) {
      store.close();
    } else {
      Runtime.getRuntime().halt(0);
    }
  }
}
