package org.celeryresults.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.celeryresults.rest.chord.ChordCompletionsResource;
import org.celeryresults.rest.chord.ChordPartResource;
import org.celeryresults.rest.chord.ChordResource;
import org.celeryresults.rest.chord.ChordsResource;
import org.celeryresults.rest.chord.CompleteChordResource;
import org.celeryresults.rest.chord.RedeliverChordResource;
import org.celeryresults.rest.group.GroupResource;
import org.celeryresults.rest.group.GroupResultsResource;
import org.celeryresults.rest.group.GroupsResource;
import org.celeryresults.rest.purge.PurgeResource;
import org.celeryresults.rest.purge.PurgeScheduleResource;
import org.celeryresults.rest.purge.PurgesResource;
import org.celeryresults.rest.purge.RestartPurgeResource;
import org.celeryresults.rest.purge.StopPurgeResource;
import org.celeryresults.rest.retention.PinResource;
import org.celeryresults.rest.retention.PinsResource;
import org.celeryresults.rest.retention.RetentionRulesResource;
import org.celeryresults.rest.schema.SchemaResource;
import org.celeryresults.rest.task.PayloadResource;
import org.celeryresults.rest.task.TaskResource;
import org.celeryresults.rest.task.TasksResource;
import org.celeryresults.schema.guard.FindingKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
  private static String document() throws IOException {
    try (InputStream yaml = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        TasksResource.class,
        TaskResource.class,
        PayloadResource.class,
        GroupsResource.class,
        GroupResource.class,
        GroupResultsResource.class,
        ChordsResource.class,
        ChordResource.class,
        ChordPartResource.class,
        CompleteChordResource.class,
        RedeliverChordResource.class,
        ChordCompletionsResource.class,
        PurgesResource.class,
        PurgeResource.class,
        StopPurgeResource.class,
        RestartPurgeResource.class,
        PurgeScheduleResource.class,
        RetentionRulesResource.class,
        PinsResource.class,
        PinResource.class,
        SchemaResource.class
      })
  void every_resource_of_the_api_is_described(Class<?> resource) throws IOException {
    String path = Objects.requireNonNull(resource.getAnnotation(Path.class)).value();

    assertThat(document()).contains("\n  /" + path + ":\n");
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void every_kind_of_finding_is_described(FindingKind kind) throws IOException {
    assertThat(document()).containsPattern("\\b" + kind.name().toLowerCase(Locale.ROOT) + "\\b");
  }
}
