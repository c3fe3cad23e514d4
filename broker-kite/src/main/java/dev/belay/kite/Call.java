package dev.belay.kite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request: method, path under the root, fields. Fields go into the query of GET and DELETE and into
 * the form of POST and PUT, unless there is a JSON body. It is never printed: fields may hold credentials.
 */
final class Call {

  /** The methods that the broker uses. */
  enum Method {
    GET, POST, PUT, DELETE
  }

  private final Method method;
  private final String path;
  private final List<Map.Entry<String, String>> fields = new ArrayList<>();
  private String json = "";
  private boolean signed = true;

  private Call(Method method, String path) {
    this.method = method;
    this.path = path;
  }

  static Call get(String path) {
    return new Call(Method.GET, path);
  }

  static Call post(String path) {
    return new Call(Method.POST, path);
  }

  static Call put(String path) {
    return new Call(Method.PUT, path);
  }

  static Call delete(String path) {
    return new Call(Method.DELETE, path);
  }

  Call with(String name, String value) {
    fields.add(Map.entry(name, value));
    return this;
  }

  /** Adds a field once for each value. */
  Call with(String name, List<String> values) {
    values.forEach(each -> with(name, each));
    return this;
  }

  Call json(String body) {
    json = body;
    return this;
  }

  /** Leaves out the session's header; the login itself has none. */
  Call unsigned() {
    signed = false;
    return this;
  }

  Method method() {
    return method;
  }

  String path() {
    return path;
  }

  List<Map.Entry<String, String>> fields() {
    return fields;
  }

  String json() {
    return json;
  }

  boolean isSigned() {
    return signed;
  }

  /** Method and path alone. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
