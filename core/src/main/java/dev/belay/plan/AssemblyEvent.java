package dev.belay.plan;

import dev.belay.time.Moment;

/** What a {@link GroupAssembler} is told. */
public sealed interface AssemblyEvent {

  /** {@return when it is told} */
  Moment at();

  /**
   * A leg has arrived.
   *
   * @param outline what its message says about the group; the same in every leg of the group
   * @param place the leg's place in the group, from 0
   * @param leg the leg
   * @param at when
   */
  record LegArrived(GroupOutline outline, int place, LegSpec leg, Moment at) implements AssemblyEvent {}

  /**
   * Time has passed; asked for by {@link AssemblyStep#wakeAt}, harmless at any other time.
   *
   * @param at when
   */
  record Ticked(Moment at) implements AssemblyEvent {}
}
