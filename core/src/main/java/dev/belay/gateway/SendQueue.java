package dev.belay.gateway;

import dev.belay.money.Money;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** Requests that wait for a token of the budget: by lane, in a lane by money at risk, then by age. */
final class SendQueue {

  /** What a request asks of the broker. */
  enum Kind {
    PLACE,
    CANCEL,
    MODIFY
  }

  /** One request; placing ones die when they get too old. */
  record Request(Kind kind, OrderTag tag, Optional<PriceTerms> to, SendLane lane, Money atRisk, long number,
      Moment since, Duration age) {
    boolean isAged(Moment now) {
      return kind == Kind.PLACE && now.isPast(since, age);
    }
  }

  /** Who sends. */
  interface Sender {

    /** Whether the request still makes sense. */
    boolean isWanted(Request request);

    /** Whether it waits for something else than a token, and lets others pass. */
    boolean mustWait(Request request);

    /** Sends it after the last check; false when the check forbids it. */
    boolean send(Request request);

    /** The request will not be sent. */
    void drop(Request request, String why);
  }

  private static final Comparator<Request> ORDER = Comparator.comparing(Request::lane)
      .thenComparing(Request::atRisk, Comparator.reverseOrder())
      .thenComparingLong(Request::number);

  /** How often a request that waits for something else is looked at again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final TimeSource time;
  private final RateBudget budget;
  private final Sender sender;
  private final PriorityQueue<Request> waiting = new PriorityQueue<>(ORDER);
  private final List<Request> held = new ArrayList<>();
  private Timer wake = () -> { };
  private boolean pumping;

  SendQueue(TimeSource time, RateBudget budget, Sender sender) {
    this.time = time;
    this.budget = budget;
    this.sender = sender;
  }

  void add(Request request) {
    waiting.add(request);
    pump();
  }

  boolean holds(Kind kind, OrderTag tag) {
    return Stream.concat(waiting.stream(), held.stream())
        .anyMatch(each -> each.kind() == kind && each.tag().equals(tag));
  }

  int size() {
    return waiting.size() + held.size();
  }

  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      sendWhatMayGo();
    } finally {
      pumping = false;
    }
  }

  private void sendWhatMayGo() {
    wake.cancel();
    waiting.addAll(held);
    held.clear();
    Moment now = time.now();
    List<Request> aged = waiting.stream().filter(each -> each.isAged(now)).sorted(ORDER).toList();
    waiting.removeAll(aged);
    aged.forEach(each -> sender.drop(each, "aged in the queue"));
    while (!waiting.isEmpty()) {
      Request head = waiting.peek();
      boolean wanted = sender.isWanted(head);
      if (wanted && sender.mustWait(head)) {
        held.add(waiting.poll());
        continue;
      }
      Optional<Duration> wait = wanted
          ? budget.untilOrder(head.lane(), head.kind() == Kind.PLACE, now) : Optional.of(Duration.ZERO);
      if (wait.isPresent() && !wait.get().isZero()) {
        wakeAfter(wait.get(), now);
        return;
      }
      waiting.poll();
      send(head, wait.isPresent(), now);
    }
    if (!held.isEmpty()) {
      wakeAfter(LOOK_AGAIN, now);
    }
  }

  private void send(Request head, boolean today, Moment now) {
    if (!today) {
      sender.drop(head, "the day's requests are used up");
    } else if (sender.isWanted(head) && sender.send(head)) {
      budget.takeOrder(head.kind() == Kind.PLACE, now);
    }
  }

  /** At the next token or look, or when the next waiting order is too old, whichever is first. */
  private void wakeAfter(Duration most, Moment now) {
    Duration least = held.isEmpty() || most.compareTo(LOOK_AGAIN) < 0 ? most : LOOK_AGAIN;
    for (Request each : waiting) {
      least = min(least, each, now);
    }
    for (Request each : held) {
      least = min(least, each, now);
    }
    wake = time.after(least, this::pump);
  }

  private static Duration min(Duration least, Request request, Moment now) {
    Duration left = request.age().minus(now.since(request.since()));
    return request.kind() == Kind.PLACE && left.compareTo(least) < 0 ? left : least;
  }
}
