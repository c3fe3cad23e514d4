package dev.belay.margin;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.BrokerReads;
import dev.belay.broker.ReadFailure;
import dev.belay.margin.BrokerMargin.Anchor;
import dev.belay.margin.BrokerMargin.Anchors;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Asks the broker's few questions of a plan, once each within five seconds, and judges the answers. Loop only. */
final class AnchorDesk {

  private static final Duration KEPT = Duration.ofSeconds(5);

  private record Key(List<OrderTerms> orders, SortedMap<InstrumentId, Quantity> positions) {}

  private record Kept(BasketMargin answer, Instant asOf, Moment since) {}

  private final BrokerReads reads;
  private final int exposureFloor;
  private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>();

  AnchorDesk(BrokerReads reads, int exposureFloor) {
    this.reads = Objects.requireNonNull(reads, "reads");
    if (exposureFloor < 0) {
      throw new IllegalArgumentException("an exposure is 0 or more: " + exposureFloor);
    }
    this.exposureFloor = exposureFloor;
  }

  void ask(MarginQuestion question, Consumer<Anchors> to) {
    kept.values().removeIf(each -> question.now().isPast(each.since(), KEPT));
    Round round = new Round(question, to);
    round.baskets.forEach(round::ask);
    round.done();
  }

  /**
   * The whole plan; the first portfolio with a short in it, if that is not the whole plan; the shorts alone, if
   * there is anything besides. What buys options only costs its premium: nobody needs to be asked.
   */
  static List<BrokerBasket> baskets(MarginQuestion question) {
    ExecutionPlan plan = question.plan();
    List<BrokerBasket> baskets = new ArrayList<>();
    List<Leg> legs = plan.legs();
    if (legs.stream().allMatch(leg -> leg.side() == Side.BUY && leg.instrument().isOption())) {
      return baskets;
    }
    List<Leg> ordered = legs.stream().sorted((one, other) -> Integer.compare(one.phase(), other.phase())).toList();
    int first = 0;
    while (first < ordered.size() - 1 && ordered.get(first).side() == Side.BUY) {
      first++;
    }
    add(baskets, new BrokerBasket(question, ordered));
    add(baskets, new BrokerBasket(question, ordered.subList(0, first + 1)));
    add(baskets, new BrokerBasket(question, shorts(ordered)));
    return baskets;
  }

  private static void add(List<BrokerBasket> baskets, BrokerBasket basket) {
    if (!basket.legs().isEmpty() && !baskets.contains(basket)) {
      baskets.add(basket);
    }
  }

  private static List<Leg> shorts(List<Leg> legs) {
    return legs.stream().filter(leg -> leg.side() == Side.SELL).toList();
  }

  /** One plan's questions; the last answer, or the first problem, tells the asker. */
  private final class Round {
    private final MarginQuestion question;
    private final Consumer<Anchors> to;
    private final List<BrokerBasket> baskets;
    private final LinkedHashMap<BrokerBasket, Kept> answers = new LinkedHashMap<>();
    private boolean asksAgain = true;
    private boolean told;

    Round(MarginQuestion question, Consumer<Anchors> to) {
      this.question = question;
      this.to = to;
      this.baskets = baskets(question);
    }

    void ask(BrokerBasket basket) {
      Kept known = kept.get(key(basket));
      if (known != null) {
        answers.put(basket, known);
      } else {
        send(basket);
      }
    }

    private Key key(BrokerBasket basket) {
      return new Key(basket.orders(), question.present());
    }

    private void send(BrokerBasket basket) {
      reads.basketMargin(basket.orders(), read -> {
        if (read instanceof BrokerRead.Ok<BasketMargin> ok) {
          take(basket, ok);
        } else if (read instanceof BrokerRead.Failed<BasketMargin> failed) {
          failed(basket, failed);
        }
      });
    }

    /** One question of a plan may be asked again, so that there are never more than four. */
    private void failed(BrokerBasket basket, BrokerRead.Failed<BasketMargin> failed) {
      boolean passing = failed.cause() == ReadFailure.RATE || failed.cause() == ReadFailure.UNREACHABLE;
      if (passing && asksAgain && !told) {
        asksAgain = false;
        send(basket);
      } else {
        fail("the broker's margin: " + failed.text());
      }
    }

    private void take(BrokerBasket basket, BrokerRead.Ok<BasketMargin> ok) {
      Optional<String> objection = basket.objection(ok.answer(), exposureFloor);
      if (objection.isPresent()) {
        fail("a broker's margin that can be believed: " + objection.get());
        return;
      }
      Kept fresh = new Kept(ok.answer(), ok.asOf(), question.now());
      kept.put(key(basket), fresh);
      answers.put(basket, fresh);
      done();
    }

    private void fail(String problem) {
      if (!told) {
        told = true;
        to.accept(new Anchors(List.of(), Optional.empty(), question.now().wall(), List.of(problem)));
      }
    }

    void done() {
      if (!told && answers.size() == baskets.size()) {
        told = true;
        to.accept(anchors());
      }
    }

    private Anchors anchors() {
      List<Anchor> anchors = new ArrayList<>();
      Instant asOf = question.now().wall();
      for (BrokerBasket each : baskets) {
        Kept answer = answers.get(each);
        anchors.add(new Anchor(each.filled(), each.hold(answer.answer())));
        asOf = answer.asOf().isBefore(asOf) ? answer.asOf() : asOf;
      }
      BrokerBasket alone = new BrokerBasket(question, shorts(question.plan().legs()));
      Optional<Money> shorts = alone.legs().isEmpty() ? Optional.of(Money.ZERO)
          : anchors.stream().filter(each -> each.filled().equals(alone.filled())).map(Anchor::hold).findFirst();
      return new Anchors(anchors, shorts, asOf, List.of());
    }
  }
}
