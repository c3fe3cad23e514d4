package dev.belay.gateway;

/** Who handed entries over, and hears what became of them. Called on the loop. */
public interface Keeping {

  /** Of nobody's interest. */
  Keeping UNHEARD = new Keeping() {
    @Override
    public void answered() { }

    @Override
    public void kept(boolean anywhere) { }
  };

  /** The store has answered, or has failed; orders that are not waited for any longer may be gone by now. */
  void answered();

  /**
   * It is known whether the entries outlive the process. Not before {@link #answered()}.
   *
   * @param anywhere whether the store has them, or, when that has failed, the emergency journal
   */
  void kept(boolean anywhere);
}
