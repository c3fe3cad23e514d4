package dev.belay.mode;

import dev.belay.market.InstrumentId;
import dev.belay.order.GroupId;
import dev.belay.order.Scope;
import dev.belay.order.StrategyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All reasons that restrict a coordinator, and the mode that follows from them. The mode is derived, never set: a
 * kill latch of account scope or a person's halt makes HALTED; else any reason makes EXIT_ONLY.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param recovered whether start-up has finished
 * @param conditions what clears itself
 * @param latches what a person must clear, in the order in which they were set
 */
public record ModeState(boolean recovered, Set<Condition> conditions, List<Latched> latches) {

  /**
   * One latch with its reach and reason.
   *
   * @param latch which
   * @param scope how far it reaches
   * @param reason why, for a person
   */
  public record Latched(Latch latch, Scope scope, String reason) {

    /** Refuses missing parts. */
    public Latched {
      Objects.requireNonNull(latch, "latch");
      Objects.requireNonNull(scope, "scope");
      Objects.requireNonNull(reason, "reason");
    }

    private boolean reachesAccount() {
      return scope instanceof Scope.Account;
    }
  }

  /** Copies the collections. */
  public ModeState {
    conditions = conditions.isEmpty() ? EnumSet.noneOf(Condition.class) : EnumSet.copyOf(conditions);
    latches = List.copyOf(latches);
  }

  /** {@return the state of a coordinator that has just been started} */
  public static ModeState starting() {
    return new ModeState(false, EnumSet.noneOf(Condition.class), List.of());
  }

  /** {@return the conditions that hold; a copy} */
  @Override
  public Set<Condition> conditions() {
    return conditions.isEmpty() ? EnumSet.noneOf(Condition.class) : EnumSet.copyOf(conditions);
  }

  /** {@return the mode that follows from the reasons} */
  public Mode mode() {
    if (latches.stream().anyMatch(each -> each.latch().halts() && each.reachesAccount())) {
      return Mode.HALTED;
    }
    if (!conditions.isEmpty() || latches.stream().anyMatch(Latched::reachesAccount)) {
      return Mode.EXIT_ONLY;
    }
    return recovered ? Mode.READY : Mode.RECOVERING;
  }

  /**
   * {@return the first latch of smaller reach than the account that blocks an entry}
   *
   * @param group the group, once there is one
   * @param strategy who wants it
   * @param instruments its legs' contracts
   */
  public Optional<Latched> blocking(Optional<GroupId> group, StrategyId strategy,
      Collection<InstrumentId> instruments) {
    return latches.stream().filter(each -> each.scope() instanceof Scope.Group of && group.equals(Optional.of(of.id()))
        || each.scope() instanceof Scope.Strategy by && by.id().equals(strategy)
        || each.scope() instanceof Scope.Instrument in && instruments.contains(in.id())).findFirst();
  }

  /** {@return whether every order is forbidden, exits included} */
  public boolean frozen() {
    return has(Latch.FREEZE_ALL);
  }

  /**
   * {@return whether a latch is set, whatever its scope}
   *
   * @param latch which
   */
  public boolean has(Latch latch) {
    return latches.stream().anyMatch(each -> each.latch() == latch);
  }

  /** {@return the state once start-up has finished} */
  public ModeState withRecovered() {
    return new ModeState(true, conditions, latches);
  }

  /**
   * {@return the state with a condition}
   *
   * @param condition which
   */
  public ModeState with(Condition condition) {
    Set<Condition> more = conditions();
    more.add(condition);
    return new ModeState(recovered, more, latches);
  }

  /**
   * {@return the state without a condition}
   *
   * @param condition which
   */
  public ModeState without(Condition condition) {
    Set<Condition> fewer = conditions();
    fewer.remove(condition);
    return new ModeState(recovered, fewer, latches);
  }

  /**
   * {@return the state with a latch; the same latch of the same scope is kept once, with its first reason}
   *
   * @param latched the latch
   */
  public ModeState with(Latched latched) {
    boolean known = latches.stream()
        .anyMatch(each -> each.latch() == latched.latch() && each.scope().equals(latched.scope()));
    if (known) {
      return this;
    }
    List<Latched> more = new ArrayList<>(latches);
    more.add(latched);
    return new ModeState(recovered, conditions, more);
  }

  /**
   * {@return the state without a latch, whatever its scope}
   *
   * @param latch which
   */
  public ModeState without(Latch latch) {
    return new ModeState(recovered, conditions, latches.stream().filter(each -> each.latch() != latch).toList());
  }
}
