package dev.belay.kite;

import dev.belay.order.OrderReport;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads order updates as the adapter reads them. */
public final class UpdateParse {

  private final OrderUpdates updates = new OrderUpdates(new OrderRows(new Contracts(Set.of(), Set.of())));

  /** {@return an update's bytes, in the broker's form} */
  public static byte[] bytes(String id, String tag, String status, long filled) {
    // The masked guid is what the broker sends.
    return ("{\"account_id\":\"AB1234\",\"placed_by\":\"AB1234\",\"order_id\":\"" + id
        + "\",\"exchange_order_id\":\"1100000017332211\",\"parent_order_id\":null,\"status\":\"" + status
        + "\",\"status_message\":null,\"status_message_raw\":null,\"order_timestamp\":\"2026-08-03 09:31:07\","
        + "\"exchange_update_timestamp\":\"2026-08-03 09:31:09\",\"exchange_timestamp\":\"2026-08-03 09:31:08\","
        + "\"variety\":\"regular\",\"modified\":false,\"exchange\":\"NFO\","
        + "\"tradingsymbol\":\"NIFTY2681124500CE\",\"instrument_token\":12345602,\"order_type\":\"LIMIT\","
        + "\"transaction_type\":\"BUY\",\"validity\":\"DAY\",\"validity_ttl\":0,\"product\":\"NRML\","
        + "\"quantity\":130,\"disclosed_quantity\":0,\"price\":152.35,\"trigger_price\":0,"
        + "\"average_price\":" + (filled == 0 ? "0" : "151.9") + ",\"filled_quantity\":" + filled
        + ",\"pending_quantity\":" + (130 - filled) + ",\"cancelled_quantity\":0,\"market_protection\":0,"
        + "\"meta\":{},\"tag\":\"" + tag + "\",\"tags\":[\"" + tag + "\"],\"guid\":\"XXXXX\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** {@return the update; an exception when it cannot be read, so that nothing is measured that does not work} */
  public OrderReport read(byte[] body) {
    return updates.read(body).orElseThrow();
  }
}
