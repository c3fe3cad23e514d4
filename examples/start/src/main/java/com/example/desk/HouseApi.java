package com.example.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The client library that a broker gives you: calls that block, texts for everything. Stands here for the real one.
 *
 * <p>{@link HouseRefusal} is the broker's own no: it proves that nothing was done. An {@link IOException} proves
 * nothing.
 */
public interface HouseApi {

  /** What an order asks for; a trigger of "0" means none. */
  record Ticket(String exchange, String symbol, String product, String side, long quantity, String limit,
      String trigger) {}

  /** A row of the order book. */
  record Row(String id, String remark, Ticket ticket, long filled, String average, String status, boolean atExchange,
      String reason, Instant at) {}

  /** A row of the trade book. */
  record Trade(String id, String order, Ticket ticket, long quantity, String price, Instant at) {}

  /** A row of the positions, or with the product CNC of the holdings. */
  record Net(String exchange, String symbol, String product, long net) {}

  /** The account's money, in rupees. */
  record Cash(String available, String cash, String used) {}

  /** The broker said no; nothing was done. */
  final class HouseRefusal extends Exception {
    private static final long serialVersionUID = 1;

    /** What the broker said. */
    public HouseRefusal(String words) {
      super(words);
    }
  }

  String place(String remark, Ticket ticket) throws HouseRefusal, IOException;

  void cancel(String id) throws HouseRefusal, IOException;

  void modify(String id, String limit, String trigger) throws HouseRefusal, IOException;

  List<Row> history(String id) throws HouseRefusal, IOException;

  List<Row> orders() throws HouseRefusal, IOException;

  List<Trade> trades() throws HouseRefusal, IOException;

  List<Net> positions() throws HouseRefusal, IOException;

  List<Net> holdings() throws HouseRefusal, IOException;

  Cash cash() throws HouseRefusal, IOException;
}
