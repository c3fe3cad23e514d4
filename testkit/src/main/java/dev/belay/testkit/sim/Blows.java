package dev.belay.testkit.sim;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Brings the {@link Blow}s of a run: counts the operations of each life and strikes at the numbers that are given. */
final class Blows {

  /** How long nobody runs after a death. */
  private static final long DOWNTIME = 500_000_000L;

  /** What becomes of a call. */
  enum Outcome { WORKS, NOT_DONE, DONE_UNTOLD }

  private final World world;
  private final List<Blow> blows;
  private final SortedSet<String> broken = new TreeSet<>();
  private int landed;
  private int life;
  private int calls;

  Blows(World world, List<Blow> blows) {
    this.world = world;
    this.blows = blows;
  }

  /** A numbered point of a life. */
  void point(ProcessTime process) {
    for (int i = 0; i < blows.size(); i++) {
      Blow each = blows.get(i);
      if (each.kind().isDeath() && each.at() == process.points() && isMeant(each, process.life())) {
        landed |= 1 << i;
        world.death(each.kind() == Blow.Kind.KILLED ? Fault.KILLED : Fault.POWER_LOST, DOWNTIME);
        return;
      }
    }
  }

  /** A call that leaves a life: what becomes of it. */
  Outcome call(int ofLife, String kind) {
    if (blows.isEmpty() || world.isHealed()) {
      return Outcome.WORKS;
    }
    if (ofLife != life) {
      life = ofLife;
      calls = 0;
      broken.clear();
    }
    calls++;
    for (int i = 0; i < blows.size(); i++) {
      Blow each = blows.get(i);
      boolean now = each.at() == calls && isMeant(each, life);
      if (!each.kind().isDeath() && (now || broken.contains(each.kind() + kind))) {
        landed |= 1 << i;
        if (each.forEver()) {
          broken.add(each.kind() + kind);
        }
        return each.kind() == Blow.Kind.NOT_DONE ? Outcome.NOT_DONE : Outcome.DONE_UNTOLD;
      }
    }
    return Outcome.WORKS;
  }

  private static boolean isMeant(Blow blow, int life) {
    return blow.life() == life || blow.forEver() && blow.kind().isDeath() && life > blow.life();
  }

  /** How many of the blows have struck. */
  int landed() {
    return Integer.bitCount(landed);
  }
}
