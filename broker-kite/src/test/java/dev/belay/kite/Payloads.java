package dev.belay.kite;

import java.nio.charset.StandardCharsets;

/** Answers of the broker, written for these tests in its form: all numbers and names are made up. */
final class Payloads {

  private Payloads() {}

  static String order(String id, String tag) {
    return """
        {"account_id":"AB1234","placed_by":"AB1234","order_id":"%s","exchange_order_id":"1100000017332211",\
        "parent_order_id":null,"status":"OPEN","status_message":null,"status_message_raw":null,\
        "order_timestamp":"2026-08-03 09:31:07","exchange_update_timestamp":"2026-08-03 09:31:09",\
        "exchange_timestamp":"2026-08-03 09:31:08","variety":"regular","modified":false,"exchange":"NFO",\
        "tradingsymbol":"NIFTY2681124500CE","instrument_token":12345602,"order_type":"LIMIT",\
        "transaction_type":"BUY","validity":"DAY","validity_ttl":0,"product":"NRML","quantity":130,\
        "disclosed_quantity":0,"price":152.35,"trigger_price":0,"average_price":151.900000000007,\
        "filled_quantity":65,"pending_quantity":65,"cancelled_quantity":0,"market_protection":0,\
        "meta":{"iceberg":{"leg":1}},"tag":"%s","tags":["%s"],"guid":"XXXXX"}""".formatted(id, tag, tag);
  }

  static String trade(String id) {
    return """
        {"trade_id":"%s","order_id":"260803000000001","exchange":"NFO","tradingsymbol":"NIFTY2681124500CE",\
        "instrument_token":12345602,"product":"NRML","average_price":151.9,"quantity":65,\
        "exchange_order_id":"1100000017332211","transaction_type":"BUY","fill_timestamp":"2026-08-03 09:31:08",\
        "order_timestamp":"09:31:08","exchange_timestamp":"2026-08-03 09:31:08"}""".formatted(id);
  }

  static String position(String symbol, long quantity) {
    return """
        {"tradingsymbol":"%s","exchange":"NFO","instrument_token":12345602,"product":"NRML","quantity":%d,\
        "overnight_quantity":0,"multiplier":1,"average_price":151.9,"close_price":0,"last_price":150,\
        "value":-9873.5,"pnl":-123.5,"m2m":-0,"unrealised":-123.5,"realised":0,"buy_quantity":65}"""
        .formatted(symbol, quantity);
  }

  static String positions(String net, String day) {
    return success("{\"net\":[" + net + "],\"day\":[" + day + "]}");
  }

  static String success(String data) {
    return "{\"status\":\"success\",\"data\":" + data + "}";
  }

  static Answer ok(String body) {
    return answer(200, body.getBytes(StandardCharsets.UTF_8));
  }

  static Answer answer(int code, byte[] body) {
    return new Answer.Received(code, body, "");
  }

  /** One contract of an answer to a request for quotes: a bid of two lots, no ask. */
  static String quote(String contract) {
    return "\"" + contract + "\":{\"instrument_token\":12345602,\"timestamp\":\"2026-08-03 09:30:00\","
        + "\"last_price\":101.5,\"ohlc\":{\"open\":100,\"high\":102,\"low\":99,\"close\":100.05},\"depth\":{\"buy\":["
        + "{\"price\":101.45,\"quantity\":130,\"orders\":2},{\"price\":0,\"quantity\":0,\"orders\":0}],"
        + "\"sell\":[{\"price\":0,\"quantity\":0,\"orders\":0}]},\"lower_circuit_limit\":0.05}";
  }
}
