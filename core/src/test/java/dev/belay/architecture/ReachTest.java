package dev.belay.architecture;

import static dev.belay.architecture.Planted.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Core knows the JDK's base, management beans, SLF4J and itself: no JSON, no database, no network, no
 * adapter. The JDK's XML is for the clearing house's files alone.
 */
class ReachTest {
  private static final String[] CORE = {"java", "javax.management", "org.slf4j", "dev.belay", "javax.xml.stream"};
  private static final String[] NOT_CORE =
      {"java.sql", "java.net.http", "dev.belay.sqlite", "dev.belay.kite", "dev.belay.testkit"};

  @TempDir Path folder;

  @Test
  void coreReachesNoFurtherThanTheJdkAndSlf4j() {
    JavaClasses core = Repository.mainClasses("core");

    assertThat(Reach.beyond(core, CORE)).isEmpty();
    assertThat(Reach.into(core, NOT_CORE)).isEmpty();
  }

  @Test
  void onlyTheReaderOfTheClearingHousesFilesKnowsXml() {
    JavaClasses core = Repository.mainClasses("core");

    assertThat(Reach.into(core, "javax.xml")).isNotEmpty().allMatch(use -> use.startsWith("dev.belay.riskfile."));
  }

  @Test
  void aTypeOfAnotherLibraryIsFound() {
    JavaClasses planted = Planted.compile(folder, source("order", "com.vendor.Json json; int[] numbers; Object[] all;"),
        "package com.vendor; public class Json {}");

    assertThat(Reach.beyond(planted, CORE))
        .contains("dev.belay.order.Planted uses com.vendor.Json")
        .allMatch(found -> found.contains("com.vendor.Json"));
  }

  @Test
  void aTypeOfAnAdapterIsFoundEvenIfOnlyThrown() {
    JavaClasses planted = Planted.compile(folder, source("order", "void save() throws java.sql.SQLException {}"));

    assertThat(Reach.into(planted, NOT_CORE)).containsExactly("dev.belay.order.Planted uses java.sql.SQLException");
  }
}
