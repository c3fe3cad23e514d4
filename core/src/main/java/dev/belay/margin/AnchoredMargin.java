package dev.belay.margin;

import dev.belay.broker.BrokerReads;
import dev.belay.margin.BrokerMargin.Anchor;
import dev.belay.margin.BrokerMargin.Anchors;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A local model for every portfolio and shock, lifted to the broker's figures: recommended where the broker
 * answers baskets.
 *
 * <p>The broker is asked what {@link BrokerMargin} asks. Where it wants more than the local model, the whole
 * local model is multiplied by the largest such ratio, so that for the unmoved market no portfolio that was
 * asked for needs less than the broker says. The ratio never lowers a figure. Where the two differ beyond
 * {@link Tolerance}, one of them is wrong: there is no figure, and entries are refused.
 *
 * <p>Not thread-safe: for the loop of one coordinator, which hands out the {@link BrokerReads}.
 */
public final class AnchoredMargin implements MarginEstimator {

  /**
   * How far broker and local model may differ, in basis points of the local figure.
   *
   * @param least least ratio that is believed; default 7000
   * @param most largest ratio that is believed; default 16000
   * @param withoutBroker what the local model is multiplied with when the broker does not answer; 0 refuses
   *     entries then; default 11500
   */
  public record Tolerance(int least, int most, int withoutBroker) {

    /** The defaults. */
    public static final Tolerance DEFAULT = new Tolerance(7_000, 16_000, 11_500);

    /** Refuses ranges without 1, and a local model that counts for less than it says. */
    public Tolerance {
      if (least < 0 || least > Shock.ONE || most < Shock.ONE || withoutBroker != 0 && withoutBroker < Shock.ONE) {
        throw new IllegalArgumentException("ratios lie on both sides of 10000 basis points: " + least + ", " + most
            + ", " + withoutBroker);
      }
    }

    /** {@return the same range, but without the broker's answer entries are refused} */
    public Tolerance strict() {
      return new Tolerance(least, most, 0);
    }
  }

  /** Of increments that are smaller a ratio says nothing; the broker's larger one is added instead. */
  private static final Money SMALL = Money.rupees(1_000);

  private final AnchorDesk desk;
  private final MarginEstimator local;
  private final Tolerance tolerance;

  /**
   * Makes an estimator with {@link Tolerance#DEFAULT}.
   *
   * @param broker the broker's figures
   * @param local answers for all portfolios and shocks
   */
  public AnchoredMargin(BrokerMargin broker, MarginEstimator local) {
    this(broker, local, Tolerance.DEFAULT);
  }

  /**
   * Makes an estimator.
   *
   * @param broker the broker's figures
   * @param local answers for all portfolios and shocks
   * @param tolerance how far they may differ
   */
  public AnchoredMargin(BrokerMargin broker, MarginEstimator local, Tolerance tolerance) {
    this.desk = broker.desk();
    this.local = Objects.requireNonNull(local, "local");
    this.tolerance = Objects.requireNonNull(tolerance, "tolerance");
  }

  /**
   * {@return an estimator for {@code CoordinatorBuilder.marginFrom}: the usual way to make one}
   *
   * @param reads the broker's reads
   * @param local answers for all portfolios and shocks
   */
  public static AnchoredMargin over(BrokerReads reads, MarginEstimator local) {
    return new AnchoredMargin(new BrokerMargin(reads), local);
  }

  @Override
  public CompletionStage<MarginModel> prepare(MarginQuestion question) {
    CompletableFuture<MarginModel> answer = new CompletableFuture<>();
    local.prepare(question).whenComplete((model, failure) -> {
      if (failure != null) {
        answer.completeExceptionally(failure);
      } else {
        desk.ask(question, anchors -> answer.complete(anchored(question, model, anchors)));
      }
    });
    return answer.minimalCompletionStage();
  }

  @Override
  public SortedSet<InstrumentId> wanted(Collection<Instrument> instruments) {
    return local.wanted(instruments);
  }

  private MarginModel anchored(MarginQuestion question, MarginModel model, Anchors anchors) {
    if (!anchors.problems().isEmpty()) {
      return tolerance.withoutBroker() == 0 ? none(anchors.problems())
          : Lifted.of(model, question.present(), tolerance.withoutBroker(), Money.ZERO, MarginQuality.DEGRADED,
              String.join("; ", anchors.problems()));
    }
    if (!(model.estimate(question.present(), Shock.NONE) instanceof MarginEstimate.Known present)) {
      return model;
    }
    List<String> problems = new ArrayList<>();
    int ratio = Shock.ONE;
    Money lift = Money.ZERO;
    for (Anchor each : anchors.all()) {
      if (!(model.estimate(question.after(each.filled()), Shock.NONE) instanceof MarginEstimate.Known known)) {
        return model;
      }
      Money increment = known.requirement().minus(present.requirement());
      if (SMALL.isMoreThan(increment)) {
        lift = each.hold().isMoreThan(SMALL) ? lift.max(each.hold().minus(increment)) : lift;
      } else {
        ratio = Math.max(ratio, ratio(each.hold(), increment, problems));
      }
    }
    return problems.isEmpty()
        ? Lifted.of(model, question.present(), ratio, lift, MarginQuality.COMPLETE, "") : none(problems);
  }

  private int ratio(Money theirs, Money ours, List<String> problems) {
    long ratio = theirs.max(Money.ZERO).scaled(Shock.ONE, ours.tenThousandths(), RoundingMode.CEILING)
        .tenThousandths();
    if (ratio < tolerance.least() || ratio > tolerance.most()) {
      problems.add("a margin on which broker and local model agree: " + theirs + " and " + ours);
    }
    return (int) Math.min(ratio, tolerance.most());
  }

  private static MarginModel none(List<String> missing) {
    return (held, shock) -> new MarginEstimate.Unavailable(missing);
  }
}
