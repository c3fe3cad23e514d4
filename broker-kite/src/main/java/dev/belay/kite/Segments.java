package dev.belay.kite;

/** The market that a contract's number tells in its last byte, and how finely the stream writes its prices. */
final class Segments {

  private static final int MASK = 0xff;
  private static final int CDS = 3;
  private static final int BCD = 6;

  /** A stream price of a currency contract at NSE counts ten-millionths of a rupee. */
  private static final long CDS_PER_TEN_THOUSANDTH = 1000;

  private static final long PAISE = 100;

  private Segments() {}

  /** A stream price in ten-thousandths of a rupee. Paise, but for currencies; as the broker's clients read it. */
  static long tenThousandths(long token, int price) {
    int segment = (int) (token & MASK);
    return switch (segment) {
      case CDS -> price / CDS_PER_TEN_THOUSANDTH;
      case BCD -> price;
      default -> price * PAISE;
    };
  }
}
