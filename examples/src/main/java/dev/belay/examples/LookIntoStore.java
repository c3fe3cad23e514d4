package dev.belay.examples;

import dev.belay.sqlite.StoreTool;
import java.util.List;

/**
 * Looks into a store that is not in use: {@code info}, {@code verify}, {@code groups}, {@code export}, {@code backup}.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=LookIntoStore -Dargs="verify belay.db"
 * </pre>
 */
public final class LookIntoStore {

  private LookIntoStore() {}

  /**
   * Runs one command.
   *
   * @param args the command and its arguments
   */
  public static void main(String[] args) {
    System.exit(StoreTool.run(List.of(args), System.out, System.err));
  }
}
