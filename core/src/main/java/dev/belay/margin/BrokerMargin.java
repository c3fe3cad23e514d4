package dev.belay.margin;

import dev.belay.broker.BrokerReads;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The broker's own figure for the market as it is, over its basket question: the whole plan, its first
 * portfolio with a short, and its shorts alone. At most three questions for a plan, of any number of legs.
 *
 * <p>The broker knows no shocks: under any but {@link Shock#NONE} this model has no figure. Use {@link
 * AnchoredMargin} to trade; this one is for hosts that check the unmoved market only, with {@link
 * MarginLimits#withShocks}. Figures are increments over the present positions, which therefore need nothing.
 *
 * <p>A portfolio that was not asked for is bounded, for plans of options only, by the shorts alone plus the
 * premium of what is bought: a long never raises the scenario risk of shorts. Premium that a sale would bring
 * is never credited. Answers are kept for five seconds for the same basket on the same positions.
 *
 * <p>Not thread-safe: for the loop of one coordinator, which hands out the {@link BrokerReads}.
 */
public final class BrokerMargin implements MarginEstimator {

  /**
   * Least exposure margin in basis points that is believed: four fifths of the index's rate of 2 %
   * (SEBI/HO/MRD2/DCAP/CIR/P/2020/27).
   */
  public static final int EXPOSURE_FLOOR = 160;

  private final AnchorDesk desk;

  /**
   * Makes an estimator that believes an exposure of {@link #EXPOSURE_FLOOR} or more.
   *
   * @param reads the broker's reads, inside the request budget
   */
  public BrokerMargin(BrokerReads reads) {
    this(reads, EXPOSURE_FLOOR);
  }

  /**
   * Makes an estimator.
   *
   * @param reads the broker's reads, inside the request budget
   * @param exposureFloor least exposure that is believed, in basis points of the shorts' notional, 0 or more;
   *     0 for brokers that state one sum
   */
  public BrokerMargin(BrokerReads reads, int exposureFloor) {
    this.desk = new AnchorDesk(reads, exposureFloor);
  }

  AnchorDesk desk() {
    return desk;
  }

  @Override
  public CompletionStage<MarginModel> prepare(MarginQuestion question) {
    CompletableFuture<MarginModel> answer = new CompletableFuture<>();
    desk.ask(question, anchors -> answer.complete(model(question, anchors)));
    return answer.minimalCompletionStage();
  }

  private static MarginModel model(MarginQuestion question, Anchors anchors) {
    if (!anchors.problems().isEmpty()) {
      return (held, shock) -> new MarginEstimate.Unavailable(anchors.problems());
    }
    boolean options = question.plan().legs().stream().allMatch(leg -> leg.instrument().isOption());
    return (held, shock) -> !shock.equals(Shock.NONE)
        ? MarginEstimate.unavailable("the broker's margin under " + shock) : estimate(question, anchors, held, options);
  }

  private static MarginEstimate estimate(MarginQuestion question, Anchors anchors,
      SortedMap<InstrumentId, Quantity> held, boolean options) {
    Optional<Money> premium = premium(question, held);
    if (premium.isEmpty()) {
      return MarginEstimate.unavailable("a leg of the plan that buys what is held");
    }
    if (held.equals(question.present())) {
      return known(Money.ZERO, premium.get(), MarginQuality.COMPLETE, anchors.asOf());
    }
    for (Anchor each : anchors.all()) {
      if (question.after(each.filled()).equals(held)) {
        return known(each.hold(), premium.get(), MarginQuality.COMPLETE, anchors.asOf());
      }
    }
    Optional<Money> shorts = anchors.shorts();
    return options && shorts.isPresent()
        ? known(shorts.get().plus(premium.get()), premium.get(), MarginQuality.BOUNDED, anchors.asOf())
        : MarginEstimate.unavailable("the broker's margin of a portfolio with futures that was not asked for");
  }

  private static Optional<Money> premium(MarginQuestion question, SortedMap<InstrumentId, Quantity> held) {
    Money sum = Money.ZERO;
    for (InstrumentId id : question.instruments().keySet()) {
      Optional<Money> one = question.premium(id, held.getOrDefault(id, Quantity.ZERO));
      if (one.isEmpty()) {
        return one;
      }
      sum = sum.plus(one.get());
    }
    return Optional.of(sum);
  }

  private static MarginEstimate known(Money requirement, Money premium, MarginQuality quality, Instant asOf) {
    return new MarginEstimate.Known(requirement.max(premium), premium, MarginSource.BROKER, quality, asOf, "");
  }

  /**
   * What the broker holds for one portfolio.
   *
   * @param filled whole legs
   * @param hold margin blocked and premium paid, over the present positions
   */
  record Anchor(SortedMap<LegId, Quantity> filled, Money hold) {}

  /**
   * The broker's answers for one plan.
   *
   * @param all the portfolios that were asked for
   * @param shorts what the shorts alone hold; nothing where the plan sells nothing, empty when not asked
   * @param asOf the oldest answer
   * @param problems why there is none, one text each
   */
  record Anchors(List<Anchor> all, Optional<Money> shorts, Instant asOf, List<String> problems) {

    Anchors {
      all = List.copyOf(all);
      problems = List.copyOf(problems);
    }
  }
}
