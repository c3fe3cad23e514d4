package dev.belay.testkit;

/**
 * A fault of reads or of pushed updates that is in force, and what came of it. It can be taken away at any time; other
 * faults stay as they are. Use it as the exchange is used.
 */
public final class ArmedFault {

  private long left;
  private long fired;
  private long mattered;

  ArmedFault(long times) {
    this.left = times;
  }

  /** Ends it; what is under way already still suffers from it. Calling it again does nothing. */
  public void off() {
    left = 0;
  }

  /** {@return whether it may befall another call} */
  public boolean isOn() {
    return left > 0;
  }

  /** {@return how often it befell a call} */
  public long fired() {
    return fired;
  }

  /**
   * {@return how often that changed what the other side learnt: a read that failed, never came, or differed from the
   *     truth at the moment of its delivery; an update that was lost, or told what was no longer so}
   */
  public long mattered() {
    return mattered;
  }

  void strike() {
    left--;
    fired++;
  }

  void matter(boolean did) {
    mattered += did ? 1 : 0;
  }
}
