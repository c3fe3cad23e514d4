package dev.belay.testkit.kite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request that the server has read whole.
 *
 * @param number the how-manieth request, from 1
 * @param method the HTTP method
 * @param path the path under the server's root
 * @param fields what stood in the query and the form
 * @param json the JSON body, blank when there was none
 * @param headers the headers that matter here, by lower-case name
 * @param connection a number that is the same for requests on one connection
 */
public record WireCall(int number, String method, String path, Map<String, String> fields, String json,
    SortedMap<String, String> headers, int connection) {

  /** Copies the maps. */
  public WireCall {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /**
   * {@return whether it is this method on a path that begins so}
   *
   * @param verb the method
   * @param beginning the beginning of the path
   */
  public boolean is(String verb, String beginning) {
    return method.equals(verb) && path.startsWith(beginning);
  }

  /** {@return whether it places, changes or cancels an order} */
  public boolean isWrite() {
    return !method.equals("GET") && path.startsWith("/orders/");
  }

  /** The field, blank when it is absent. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** {@return number, method and path; fields may hold credentials} */
  @Override
  public String toString() {
    return "#" + number + " " + method + " " + path;
  }
}
