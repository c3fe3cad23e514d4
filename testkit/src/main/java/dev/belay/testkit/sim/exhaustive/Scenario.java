package dev.belay.testkit.sim.exhaustive;

import dev.belay.testkit.sim.Blow;
import dev.belay.testkit.sim.Firing;
import dev.belay.testkit.sim.Focus;
import dev.belay.testkit.sim.SimOptions;
import dev.belay.testkit.sim.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A short run whose every operation is tried: a structure of one lot, in a world in which nothing else happens. */
public enum Scenario {
  /** Four legs are entered, hedge first, and then stand. */
  ENTRY(1, Structure.IRON_CONDOR, false, ""),
  /** Four legs are entered and closed again. */
  EXIT(1, Structure.IRON_CONDOR, true, ""),
  /** The exchange rejects the fourth leg, and the other three are unwound. */
  UNWIND(1, Structure.IRON_CONDOR, false, "rejected-late@E2.0.0000@0"),
  /**
   * The process dies in the middle of the entry; the operations are those of the next one, which is told nothing of it
   * and ends flat.
   */
  RECOVERY(2, Structure.IRON_CONDOR, false, ""),
  /** Two legs are entered, the sold one is stopped out, and what covered it is sold. */
  STOP(1, Structure.CALL_VERTICAL, false, "stops-hit@@0", Scenario.STOPPED),
  /** Two legs are entered, and a person pulls the kill switch while the stop of the sold one rests. */
  KILL(1, Structure.CALL_VERTICAL, false, "host-kills@@0", Scenario.KILLED),
  /** Two legs are entered: the shortest, of which all pairs are tried. */
  VERTICAL(1, Structure.CALL_VERTICAL, false, "");

  /** Draws the policy UNWIND and no stops. */
  private static final long SEED = 4;

  /** Draws the policy UNWIND and a stop that rests at one and a half times the price. */
  private static final long STOPPED = 43;

  /** Draws a stop, and the person's command after it rests and before nothing is left to happen. */
  private static final long KILLED = 46;
  private static final long HEAL_MILLIS = 15_000;

  /** Where the process of {@link #RECOVERY} dies at first: the protection has filled, the sales are on their way. */
  private static final Blow FIRST_DEATH = new Blow(Blow.Kind.KILLED, 1, 60, false);

  private final int life;
  private final Structure structure;
  private final boolean exits;
  private final List<Firing> firings;
  private final long seed;

  Scenario(int life, Structure structure, boolean exits, String firing) {
    this(life, structure, exits, firing, Scenario.SEED);
  }

  Scenario(int life, Structure structure, boolean exits, String firing, long seed) {
    this.life = life;
    this.structure = structure;
    this.exits = exits;
    this.firings = firing.isEmpty() ? List.of() : List.of(Firing.of(firing));
    this.seed = seed;
  }

  /** {@return its name in options and reports} */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The life whose operations are tried. */
  int life() {
    return life;
  }

  /** {@return the seed of all its runs} */
  public long seed() {
    return seed;
  }

  /**
   * {@return how it is run}
   *
   * @param blows what befalls it besides what it tells
   */
  public SimOptions options(List<Blow> blows) {
    List<Blow> all = new ArrayList<>();
    if (life > 1) {
      all.add(FIRST_DEATH);
    }
    all.addAll(blows);
    return SimOptions.DEFAULT.structure(structure).focus(Focus.WHOLE.lots(1).second(false).exits(exits)
        .healMillis(HEAL_MILLIS).firings(firings).blows(all));
  }
}
