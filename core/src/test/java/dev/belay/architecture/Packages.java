package dev.belay.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The packages of Belay as their compiled classes use each other. */
final class Packages {
  private static final String ROOT = "dev.belay.";

  private Packages() {}

  /** {@return the package's name below {@code dev.belay}, or the whole name if it is not ours} */
  static String nameOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
  }

  /** {@return for each package, the packages of ours that its classes mention} */
  static SortedMap<String, SortedSet<String>> edges(JavaClasses classes) {
    SortedMap<String, SortedSet<String>> edges = new TreeMap<>();
    for (JavaClass type : classes) {
      SortedSet<String> uses = edges.computeIfAbsent(nameOf(type), name -> new TreeSet<>());
      mentions(type).filter(Packages::isOurs).map(Packages::nameOf)
          .filter(name -> !name.equals(nameOf(type))).forEach(uses::add);
    }
    return edges;
  }

  /** {@return every type in the class's declarations and code, with what the called methods take and give} */
  static Stream<JavaClass> mentions(JavaClass type) {
    Stream<JavaClass> declared = type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
    Stream<JavaClass> passed = type.getAccessesFromSelf().stream()
        .map(access -> access.getTarget()).filter(CodeUnitAccessTarget.class::isInstance)
        .map(CodeUnitAccessTarget.class::cast)
        .flatMap(target -> Stream.concat(target.getRawParameterTypes().stream(),
            Stream.of(target.getRawReturnType())));
    return Stream.concat(declared, passed).map(JavaClass::getBaseComponentType)
        .filter(mentioned -> !mentioned.isPrimitive());
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }
}
