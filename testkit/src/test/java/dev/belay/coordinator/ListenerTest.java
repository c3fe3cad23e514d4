package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.observe.EventText;
import dev.belay.observe.ExecutionEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Listeners that are slow, that throw or that never come: the coordinator and the other listeners go on. */
class ListenerTest {

  private final Room room = new Room();
  private final List<ExecutionEvent> heard = new ArrayList<>();

  @Test
  void aListenerThatThrowsDisturbsNobodyAndHearsEveryEventOnce() {
    List<ExecutionEvent> seen = new ArrayList<>();
    room.open(builder -> builder.listener(event -> {
      seen.add(event);
      if (seen.size() % 10 == 1) {
        throw new IllegalStateException("a host's bug");
      }
    }, Runnable::run).listener(heard::add, Runnable::run));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(seen).isEqualTo(heard);
    assertThat(numbers(heard)).containsExactlyElementsOf(LongStream.rangeClosed(1, heard.size()).boxed().toList());
  }

  @Test
  void aListenerThatIsBehindHearsAllEventsInTheirOrderOnceItsExecutorRuns() {
    ArrayDeque<Runnable> later = new ArrayDeque<>();
    List<ExecutionEvent> slow = new ArrayList<>();
    room.open(builder -> builder.listener(slow::add, later::add).listener(heard::add, Runnable::run));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(slow).isEmpty();
    while (!later.isEmpty()) {
      later.remove().run();
    }

    assertThat(slow).isEqualTo(heard);
  }

  @Test
  void theNumbersGoOnAfterARestartWhereTheyEnded() {
    room.open(builder -> builder.listener(heard::add, Runnable::run));
    room.run(Room.condor(1), Duration.ofSeconds(5));
    long last = heard.get(heard.size() - 1).sequence();
    heard.clear();

    room.restart();
    room.coordinator.groups().get(0).exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(told().stream().map(ExecutionEvent::sequence).toList()).doesNotHaveDuplicates();
    assertThat(room.events.stream().mapToLong(ExecutionEvent::sequence).filter(each -> each > last).min())
        .hasValue(last + 1);
  }

  @Test
  void whatAListenerHasNotAcknowledgedComesAgainAfterARestartUnderItsNumber() {
    ArrayDeque<Runnable> stuck = new ArrayDeque<>();
    room.open(builder -> builder.listener(heard::add, stuck::add));
    room.run(Room.condor(1), Duration.ofSeconds(5));
    List<ExecutionEvent> before = told();

    room.restart(builder -> builder.listener(heard::add, Runnable::run));
    room.coordinator.groups().get(0).exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(numbers(heard)).containsExactlyElementsOf(LongStream.rangeClosed(1, heard.size()).boxed().toList());
    List<ExecutionEvent.Retold> again = heard.stream().filter(ExecutionEvent.Retold.class::isInstance)
        .map(ExecutionEvent.Retold.class::cast).toList();
    assertThat(again).isEqualTo(before.stream().map(EventText::entry).map(EventText::retold).toList());
    assertThat(heard.subList(again.size(), heard.size())).isEqualTo(told().subList(again.size(), told().size()));
  }

  @Test
  void whatAListenerHasAcknowledgedDoesNotComeAgain() {
    room.open(builder -> builder.listener(heard::add, Runnable::run));
    room.run(Room.condor(1), Duration.ofSeconds(5));
    heard.clear();

    room.restart(builder -> builder.listener(heard::add, Runnable::run));
    room.pass(Duration.ofSeconds(5));

    assertThat(heard).noneMatch(ExecutionEvent.Retold.class::isInstance);
  }

  @Test
  void aListenerThatIsTooFarBehindGetsTheRestFromTheJournal() {
    ArrayDeque<Runnable> later = new ArrayDeque<>();
    room.open(builder -> builder.listener(heard::add, later::add));
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    while (room.events.size() < 2 * Delivery.MOST_WAITING + 2_000) {
      room.coordinator.operate(new OperatorCommand.AcceptAsIs(condor.id()), Run.DRY, "anna");
      room.pass(Duration.ofMillis(1));
    }

    for (int i = 0; i < 100; i++) {
      while (!later.isEmpty()) {
        later.remove().run();
      }
      room.pass(Duration.ofMillis(100));
    }

    assertThat(numbers(heard)).isEqualTo(numbers(told()));
    assertThat(heard).anyMatch(ExecutionEvent.Retold.class::isInstance);
  }

  private List<ExecutionEvent> told() {
    return room.events.stream().filter(each -> each.kind() != ExecutionEvent.Kind.RETOLD).toList();
  }

  private static List<Long> numbers(List<ExecutionEvent> events) {
    return events.stream().map(ExecutionEvent::sequence).toList();
  }
}
