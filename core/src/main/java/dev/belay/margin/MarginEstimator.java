package dev.belay.margin;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * Prepares a {@link MarginModel} for one plan: the only step of the margin check that may take time.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>{@link #prepare} is called on the event loop, once for each group, and returns within 1 ms: start
 *       slow work elsewhere. At most four requests to a broker, inside its rate limits.
 *   <li>The stage completes on any thread, once, late or never; core has its own deadline, and what comes
 *       later is ignored. An exceptional completion, a throw or a null refuses the entry.
 *   <li>Implementations that live in core never see {@code BrokerClient}: they are given {@code BrokerReads}
 *       (package broker), whose answers arrive on the loop inside the read budget, and complete a future of
 *       their own. They never compose stages.
 *   <li>The model must answer for every portfolio between the present positions and the complete plan, and for
 *       the same plan with other numbers of packages: sizes are searched with one model.
 * </ul>
 */
@FunctionalInterface
public interface MarginEstimator {

  /**
   * Begins to prepare a model.
   *
   * @param question the plan, what is held, and the market as it is now
   * @return the model
   */
  CompletionStage<MarginModel> prepare(MarginQuestion question);

  /**
   * {@return the contracts whose quotes the model needs, such as the plan's own and the index itself: they are
   * watched, and the check waits a moment for them; none by default}
   *
   * @param instruments the contracts of the plan and of the present positions
   */
  default SortedSet<InstrumentId> wanted(Collection<Instrument> instruments) {
    return new TreeSet<>();
  }
}
