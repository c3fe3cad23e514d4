package dev.belay.persistence;

import static dev.belay.persistence.Samples.emergency;
import static dev.belay.persistence.Samples.line;
import static dev.belay.persistence.Samples.setting;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEmergencyJournalTest {

  @TempDir
  Path folder;

  @Test
  void whatWasAppendedIsThereInTheNextRun() {
    try (FileEmergencyJournal journal = inline()) {
      now(journal.append(emergency(0)));
      now(journal.append(setting("kill", "on")));
    }

    try (FileEmergencyJournal next = inline()) {
      now(next.append(line(1, "after")));
      assertThat(now(next.load())).isEqualTo(new EmergencyJournal.Content(
          List.of(emergency(0), setting("kill", "on"), line(1, "after")), List.of()));
    }
    assertThat(names()).containsExactly("journal-000001.belay", "journal.lock");
  }

  @Test
  void aTailTornAnywhereCostsOnlyTheRecordThatWasBeingWritten() throws IOException {
    try (FileEmergencyJournal journal = inline()) {
      now(journal.append(emergency(0)));
      now(journal.append(emergency(1)));
    }
    Path file = folder.resolve("journal-000001.belay");
    byte[] whole = Files.readAllBytes(file);
    int first = EmergencyFrames.encode(emergency(0)).length;

    for (int length = first + 1; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (FileEmergencyJournal journal = inline()) {
        assertThat(now(journal.load())).isEqualTo(new EmergencyJournal.Content(List.of(emergency(0)),
            List.of(new EmergencyJournal.Damage(EmergencyJournal.Obstacle.TORN_TAIL, "journal-000001.belay", first,
                length - first))));
      }
      Files.delete(folder.resolve("journal-000002.belay"));
    }
  }

  @Test
  void afterATornTailANewFileIsBegunAndTheOldOneStaysAsItIs() throws IOException {
    try (FileEmergencyJournal journal = inline()) {
      now(journal.append(emergency(0)));
    }
    Path file = folder.resolve("journal-000001.belay");
    Files.write(file, new byte[] {'B', 'E', 'J'}, StandardOpenOption.APPEND);
    byte[] torn = Files.readAllBytes(file);

    try (FileEmergencyJournal journal = inline()) {
      now(journal.append(emergency(1)));
      assertThat(now(journal.load()).entries()).containsExactly(emergency(0), emergency(1));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(torn);
    assertThat(names()).containsExactly("journal-000001.belay", "journal-000002.belay", "journal.lock");
  }

  @Test
  void aRecordOfALaterReleaseIsReportedAndTheOthersAreRead() throws IOException {
    try (FileEmergencyJournal journal = inline()) {
      now(journal.append(emergency(0)));
    }
    Path newer = folder.resolve("journal-000002.belay");
    Files.write(newer, framed("2 order\n"));
    long bytes = Files.size(newer);

    try (FileEmergencyJournal journal = inline()) {
      assertThat(now(journal.load())).isEqualTo(new EmergencyJournal.Content(List.of(emergency(0)),
          List.of(new EmergencyJournal.Damage(EmergencyJournal.Obstacle.NEWER, "journal-000002.belay", 0, bytes))));
    }
  }

  @Test
  void aSecondJournalOnTheDirectoryIsKeptOut() {
    try (FileEmergencyJournal first = inline(); FileEmergencyJournal second = inline()) {
      now(first.load());

      assertThat(failureOf(second.load())).isEqualTo(StoreFailure.LOCKED);
      assertThat(failureOf(second.append(emergency(0)))).isEqualTo(StoreFailure.LOCKED);
      now(first.append(emergency(1)));
    }
    try (FileEmergencyJournal third = inline()) {
      assertThat(now(third.load()).entries()).containsExactly(emergency(1));
    }
  }

  @Test
  void nothingIsToldBeforeTheExecutorHasWrittenAndClosingWritesWhatWaits() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    FileEmergencyJournal journal = new FileEmergencyJournal(folder, tasks::add);

    CompletionStage<Void> first = journal.append(emergency(0));
    CompletionStage<Void> second = journal.append(emergency(1));
    assertThat(first.toCompletableFuture()).isNotDone();
    assertThat(tasks).hasSize(1);
    tasks.remove().run();
    assertThat(List.of(first.toCompletableFuture().isDone(), second.toCompletableFuture().isDone()))
        .containsExactly(true, true);
    CompletionStage<Void> third = journal.append(emergency(2));
    journal.close();
    journal.close();
    now(third);
    tasks.remove().run();

    assertThat(failureOf(journal.append(emergency(3)))).isEqualTo(StoreFailure.CLOSED);
    try (FileEmergencyJournal next = inline()) {
      assertThat(now(next.load()).entries()).containsExactly(emergency(0), emergency(1), emergency(2));
    }
  }

  @Test
  void aDiskThatFailsIsToldAndTheNextAppendTriesAgain() throws IOException {
    Path blocked = folder.resolve("blocked");
    Files.createFile(blocked);
    FileEmergencyJournal journal = new FileEmergencyJournal(blocked, Runnable::run);

    assertThat(failureOf(journal.append(emergency(0)))).isEqualTo(StoreFailure.IO);
    assertThat(failureOf(journal.load())).isEqualTo(StoreFailure.IO);
    Files.delete(blocked);
    now(journal.append(emergency(1)));
    assertThat(now(journal.load()).entries()).containsExactly(emergency(1));
    journal.close();
  }

  @Test
  void anExecutorThatTakesNothingMoreFailsTheAppend() {
    FileEmergencyJournal journal = new FileEmergencyJournal(folder, task -> {
      throw new RejectedExecutionException("shut down");
    });

    assertThat(failureOf(journal.append(emergency(0)))).isEqualTo(StoreFailure.CLOSED);
    assertThat(failureOf(journal.load())).isEqualTo(StoreFailure.CLOSED);
    journal.close();
    assertThat(names()).isEmpty();
  }

  private FileEmergencyJournal inline() {
    return new FileEmergencyJournal(folder, Runnable::run);
  }

  private List<String> names() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static byte[] framed(String text) {
    return EmergencyFrames.frame(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** As core sees it: by whenComplete, where a derived stage would show a wrapper. */
  private static StoreFailure failureOf(CompletionStage<?> stage) {
    List<StoreFailure> failures = new ArrayList<>();
    stage.whenComplete((done, failed) -> failures.add(((StoreException) failed).failure()));
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }
}
