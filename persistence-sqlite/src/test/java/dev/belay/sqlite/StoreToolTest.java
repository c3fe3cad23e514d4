package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static dev.belay.sqlite.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies, exports, retention and the tool, on one store. */
class StoreToolTest {

  /** What a command printed. */
  private record Answer(int code, List<String> out, List<String> err) {}

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void makeAStore() {
    file = folder.resolve("belay.db");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      List<Entry> all = new ArrayList<>(Released.loaded());
      all.addAll(Released.journal());
      now(store.append(Lane.DURABLE, all));
    }
  }

  @Test
  void aCopyOfAStoreInUseIsWholeInItselfAndTheStoreGoesOn() {
    Path copy = folder.resolve("copy.db");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.RELAXED, List.of(line(4, "in the log only"))));
      assertThat(now(store.backup(copy))).isPositive();
      now(store.append(Lane.DURABLE, List.of(line(5, "after the copy"))));
      assertThat(kindOf(store.backup(folder.resolve("nowhere/copy.db")))).isEqualTo(StoreFailure.IO);
      assertThat(kindOf(store.backup(file))).isEqualTo(StoreFailure.IO);
      assertThat(now(store.journal(1, 9))).hasSize(5);
    }

    assertThat(run("verify", copy.toString()).out()).containsExactly("16 rows are what was written");
    try (SqlitePersistence restored = inline(copy)) {
      now(restored.open());
      assertThat(now(restored.journal(4, 9))).containsExactly(line(4, "in the log only"));
      assertThat(now(restored.loadActive(T0))).isEqualTo(Released.loaded());
    }
  }

  @Test
  void whatEndedLongAgoIsRemovedAndNoNumberIsUsedTwice() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(50, false, T0), order(60, 50, 0, "FILLED"),
          group(51, false, T0.plusSeconds(9)))));
      long removed = now(store.removeBefore(T0.plus(Duration.ofDays(1))));

      assertThat(removed).isEqualTo(1 + 3);
      assertThat(now(store.loadActive(T0))).doesNotContain(group(7, false, T0), order(5, 7, 0, "CANCELLED"))
          .contains(group(0, true, T0), group(50, false, T0), order(60, 50, 0, "FILLED"));
      assertThat(now(store.journal(1, 9))).isEmpty();
      now(store.append(Lane.DURABLE, List.of(line(4, "the first that is kept"))));
    }

    assertThat(run("verify", file.toString()).code()).isZero();
    try (SqlitePersistence again = inline(file)) {
      assertThat(now(again.open()).lastJournal()).isEqualTo(4);
      assertThat(now(again.journal(1, 9))).containsExactly(line(4, "the first that is kept"));
    }
  }

  @Test
  void theToolTellsWhatAStoreHoldsAndLeavesItAsItIs() throws Exception {
    byte[] before = Files.readAllBytes(file);

    assertThat(run("info", file.toString()).out()).contains("instance  B01", "schema    2", "openings  1",
        "groups    3, active 2", "orders    7", "settings  2", "journal   3 lines, the last 3");
    assertThat(run("groups", file.toString(), "closed").out())
        .containsExactly("0007  CLOSED  2026-01-05T04:00:00.000001Z  key 7");
    assertThat(run("export", file.toString(), "json").out()).hasSize(15)
        .contains("{\"kind\":\"journal\",\"key\":\"3\",\"group\":\"0001\",\"code\":\"NOTE\","
            + "\"at\":\"2026-01-05T04:00:00.000001Z\",\"body\":\"filled 65 @45.00\"}");
    assertThat(run("export", file.toString(), "csv").out()).startsWith("kind,key,group,code,at,body")
        .contains("\"group\",\"key 0\",\"0000\",\"EXECUTING\",\"2026-01-05T04:00:00.000001Z\",\"group 0\"");
    assertThat(run("backup", file.toString(), folder.resolve("b.db").toString()).code()).isZero();
    assertThat(run("export", file.toString(), "xml").code()).isEqualTo(2);
    assertThat(run("info", folder.resolve("none.db").toString()).err()).containsExactly(
        folder.resolve("none.db") + " is no file");

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(each -> each.getFileName().toString().startsWith(".belay-tool"))).isEmpty();
    }
  }

  @Test
  void aDamagedStoreIsToldAndAStoreInUseIsRefused() throws Exception {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      assertThat(run("info", file.toString()).err()).anyMatch(text -> text.contains("is in use"));
    }
    byte[] bytes = Files.readAllBytes(file);
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = content.indexOf("filled 65"); at >= 0; at = content.indexOf("filled 65", at + 1)) {
      bytes[at] ^= 1;
    }
    Files.write(file, bytes);

    Answer answer = run("verify", file.toString());

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).containsExactly("journal line 3 is not what was written");
  }

  private static Answer run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = StoreTool.run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Answer(code, out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
