package org.celeryresults.purge;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/** When something begins by itself. */
@Entity
@Table(name = "celery_results_schedule")
class ScheduleRow implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private String name = "";

  @Column(nullable = false)
  private String cron = "";

  @Column(nullable = false)
  private String zone = "";

  @Column(nullable = false)
  private int enabled;

  @Column(nullable = false)
  private String parameters = "";

  @Column(name = "changed_by")
  private @Nullable String changedBy;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_next")
  private @Nullable Instant dateNext;

  /** For the persistence provider. */
  protected ScheduleRow() {}

  PurgeSchedule schedule() {
    return new PurgeSchedule(
        cron,
        zone,
        enabled != 0,
        ParametersText.parse(parameters),
        Optional.ofNullable(changedBy),
        Optional.ofNullable(dateNext));
  }
}
