package dev.belay.gateway;

import dev.belay.money.Money;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

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

    /** Sends it after the last check; false when the check forbids it. */
    boolean send(Request request);

    /** The request will not be sent. */
    void drop(Request request, String why);
  }

  private static final Comparator<Request> ORDER = Comparator.comparing(Request::lane)
      .thenComparing(Request::atRisk, Comparator.reverseOrder())
      .thenComparingLong(Request::number);

  private final TimeSource time;
  private final RateBudget budget;
  private final Sender sender;
  private final PriorityQueue<Request> waiting = new PriorityQueue<>(ORDER);
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
    return waiting.stream().anyMatch(each -> each.kind() == kind && each.tag().equals(tag));
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
    Moment now = time.now();
    List<Request> aged = waiting.stream().filter(each -> each.isAged(now)).sorted(ORDER).toList();
    waiting.removeAll(aged);
    aged.forEach(each -> sender.drop(each, "aged in the queue"));
    while (!waiting.isEmpty()) {
      Request head = waiting.peek();
      Optional<Duration> wait = sender.isWanted(head)
          ? budget.untilOrder(head.lane(), head.kind() == Kind.PLACE, now) : Optional.of(Duration.ZERO);
      if (wait.isPresent() && !wait.get().isZero()) {
        wake = time.after(soonest(wait.get(), now), this::pump);
        return;
      }
      waiting.poll();
      if (wait.isEmpty()) {
        sender.drop(head, "the day's requests are used up");
      } else if (sender.isWanted(head) && sender.send(head)) {
        budget.takeOrder(head.kind() == Kind.PLACE, now);
      }
    }
  }

  /** The next token, or the moment at which the next waiting order is too old, whichever is first. */
  private Duration soonest(Duration token, Moment now) {
    Duration least = token;
    for (Request each : waiting) {
      if (each.kind() == Kind.PLACE) {
        Duration left = each.age().minus(now.since(each.since()));
        least = left.compareTo(least) < 0 ? left : least;
      }
    }
    return least;
  }
}
