package dev.belay.order;

import java.util.Optional;

/**
 * Why an order is sent. The letter rides in the tag, so that an order found at the broker without its row still tells
 * what it was for; a second letter marks tags made while the store had failed (DESIGN rule 5.1).
 */
public enum OrderPurpose {
  /** Opens or enlarges a position. */
  ENTRY('E', '\0'),
  /** Buys back an own short option. */
  COVER('C', 'K'),
  /** Sells an own long that covers no open short, or exits a future or share. */
  CLOSE('X', 'Y'),
  /** Buys an option that covers own naked quantity. */
  PROTECT('P', 'Q'),
  /** Rests at the broker until its trigger, then closes. */
  STOP('S', 'T');

  private final char letter;
  private final char emergencyLetter;

  OrderPurpose(char letter, char emergencyLetter) {
    this.letter = letter;
    this.emergencyLetter = emergencyLetter;
  }

  /** {@return the stable letter of the tag and the store; it never changes once released} */
  public char letter() {
    return letter;
  }

  /** {@return whether it can only lower risk; entries are all the others} */
  public boolean isRiskReducing() {
    return this != ENTRY;
  }

  /**
   * {@return the letter of emergency tags}
   *
   * @throws IllegalArgumentException for an entry, which is never sent without its row
   */
  public char emergencyLetter() {
    if (this == ENTRY) {
      throw new IllegalArgumentException("an entry has no emergency tag");
    }
    return emergencyLetter;
  }

  /**
   * {@return the purpose whose plain letter this is}
   *
   * @param letter a letter of a tag
   */
  static Optional<OrderPurpose> plain(char letter) {
    for (OrderPurpose each : values()) {
      if (each.letter == letter) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the purpose whose emergency letter this is}
   *
   * @param letter a letter of a tag
   */
  static Optional<OrderPurpose> emergency(char letter) {
    for (OrderPurpose each : values()) {
      if (each != ENTRY && each.emergencyLetter == letter) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the purpose that a stored letter names}
   *
   * @param letter the plain letter
   * @throws IllegalArgumentException when there is none
   */
  public static OrderPurpose of(char letter) {
    return plain(letter).orElseThrow(() -> new IllegalArgumentException("no purpose has the letter " + letter));
  }
}
