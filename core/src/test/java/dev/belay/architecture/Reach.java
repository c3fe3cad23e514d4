package dev.belay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Predicate;

/** How far a module's classes may reach. */
public final class Reach {
  private Reach() {}

  /** {@return each use by one of the classes of a type outside the packages named, and those below them} */
  public static List<String> beyond(JavaClasses classes, String... packages) {
    return uses(classes, type -> List.of(packages).stream().noneMatch(name -> isIn(type, name)));
  }

  /** {@return each use by one of the classes of a type in the packages named, or below them} */
  public static List<String> into(JavaClasses classes, String... packages) {
    return uses(classes, type -> List.of(packages).stream().anyMatch(name -> isIn(type, name)));
  }

  private static List<String> uses(JavaClasses classes, Predicate<JavaClass> forbidden) {
    return classes.stream().flatMap(type -> Packages.mentions(type).filter(forbidden).distinct()
        .map(used -> type.getName() + " uses " + used.getName())).sorted().toList();
  }

  private static boolean isIn(JavaClass type, String name) {
    return (type.getPackageName() + ".").startsWith(name + ".");
  }
}
