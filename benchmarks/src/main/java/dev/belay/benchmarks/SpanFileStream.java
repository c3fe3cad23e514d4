package dev.belay.benchmarks;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A risk parameter file of any size, made while it is read: one index with its future, then option after option, so
 * many to an underlying as the real file has. Every figure differs from the last one.
 */
final class SpanFileStream extends InputStream {

  static final int OPTIONS_OF_ONE = 660;

  private static final String HEAD = """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <spanFile><fileFormat>4.00</fileFormat><pointInTime><date>20260625</date><clearingOrg><ec>NSCCL</ec><exchange>
      """;
  private static final String END = "</exchange></clearingOrg></pointInTime></spanFile>\n";

  private final long size;
  private byte[] piece = HEAD.getBytes(StandardCharsets.ISO_8859_1);
  private int place;
  private long made;
  private int underlying;
  private int option = OPTIONS_OF_ONE;
  private boolean ended;

  SpanFileStream(long size) {
    this.size = size;
    this.made = piece.length;
  }

  long made() {
    return made;
  }

  @Override
  public int read() {
    return isThere() ? piece[place++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int from, int length) {
    if (!isThere()) {
      return -1;
    }
    int count = Math.min(length, piece.length - place);
    System.arraycopy(piece, place, to, from, count);
    place += count;
    return count;
  }

  private boolean isThere() {
    if (place < piece.length) {
      return true;
    }
    if (ended) {
      return false;
    }
    piece = next().getBytes(StandardCharsets.ISO_8859_1);
    place = 0;
    made += piece.length;
    return true;
  }

  private String next() {
    if (option < OPTIONS_OF_ONE) {
      return option(option++);
    }
    String end = underlying == 0 ? "" : "</series></oopPf>\n";
    if (made >= size) {
      ended = true;
      return end + END;
    }
    underlying++;
    option = 0;
    return end + portfolio();
  }

  private String portfolio() {
    String code = "<pfId>" + underlying + "</pfId><pfCode>STOCK" + underlying + "</pfCode><cvf>1</cvf>";
    return "<phyPf>" + code + "<phy><cId>1</cId><p>24050.35</p></phy></phyPf>\n<futPf>" + code
        + "<fut><cId>2</cId><pe>20260630</pe><p>24051.80</p><scanRate><r>1</r><priceScan>2234.01</priceScan>"
        + "<volScan>0.04</volScan></scanRate>" + array(underlying) + "</fut></futPf>\n<oopPf>" + code
        + "<series><pe>20260630</pe>";
  }

  private String option(int number) {
    return "<opt><cId>" + number + "</cId><o>" + (number % 2 == 0 ? "C" : "P") + "</o><k>"
        + (18_000 + 25 * (number / 2)) + ".00</k><p>" + (number + 1)
        + ".05</p><pq>1</pq><d>0.5</d><v>0.12</v><val>1.00</val><cvf>1</cvf>" + array(number + underlying) + "</opt>\n";
  }

  private static String array(int seed) {
    StringBuilder text = new StringBuilder("<ra><r>1</r>");
    for (int i = 0; i < 16; i++) {
      text.append(String.format(Locale.ROOT, "<a>%d.%02d</a>", (seed * 31 + i * 97) % 4_000 - 2_000,
          (seed + i) % 100));
    }
    return text.append("<d>0.5</d></ra>").toString();
  }
}
