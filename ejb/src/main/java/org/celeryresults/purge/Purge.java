package org.celeryresults.purge;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/** A purge: who began it and when, what it was to do, what it has done, and how it ended. */
@Entity
@Table(name = "celery_results_purge")
public class Purge implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "purge_id", nullable = false)
  private String purgeId = "";

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private PurgeState state = PurgeState.RUNNING;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private PurgeSource source = PurgeSource.API;

  @Column(name = "started_by", nullable = false)
  private String startedBy = "";

  @Column(nullable = false)
  private String node = "";

  @Column(nullable = false)
  private String parameters = "";

  @Column(nullable = false)
  private String progress = "";

  @Column(name = "stop_requested", nullable = false)
  private int stopRequested;

  @Column(name = "execution_id")
  private @Nullable Long executionId;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_scheduled")
  private @Nullable Instant dateScheduled;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_started", nullable = false)
  private @Nullable Instant dateStarted;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_done")
  private @Nullable Instant dateDone;

  private @Nullable String error;

  /** For the persistence provider. */
  protected Purge() {}

  long id() {
    return Objects.requireNonNull(id);
  }

  /** What it is called by. */
  public String purgeId() {
    return purgeId;
  }

  /** How far it has come. */
  public PurgeState state() {
    return state;
  }

  /** Whether somebody has asked it to stop. */
  public boolean isStopRequested() {
    return stopRequested != 0;
  }

  /** What began it. */
  public PurgeSource source() {
    return source;
  }

  /** Who began it: the caller's name. */
  public String startedBy() {
    return startedBy;
  }

  /** The node that is, or was, at work. */
  public String node() {
    return node;
  }

  /** The job's parameters by name, as texts. */
  public Map<String, String> parameters() {
    return ParametersText.parse(parameters);
  }

  /** What it has done. */
  public Progress progress() {
    return ProgressText.parse(progress);
  }

  /** Number of the job's last execution on that node; empty: it has not begun. */
  public Optional<Long> executionId() {
    return Optional.ofNullable(executionId);
  }

  /** When the schedule wanted it; empty: the schedule did not begin it. */
  public Optional<Instant> dateScheduled() {
    return Optional.ofNullable(dateScheduled);
  }

  /** When it was begun; of one that was restarted: for the first time. */
  public Instant dateStarted() {
    return Objects.requireNonNull(dateStarted);
  }

  /** When it ended; empty: it has not. */
  public Optional<Instant> dateDone() {
    return Optional.ofNullable(dateDone);
  }

  /** From its beginning to its end; empty: it has not ended. */
  public Optional<Duration> duration() {
    return dateDone().map(end -> Duration.between(dateStarted(), end));
  }

  /** Why it failed; empty when it did not. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Purge that && purgeId.equals(that.purgeId);
  }

  @Override
  public final int hashCode() {
    return purgeId.hashCode();
  }

  @Override
  public String toString() {
    return "<Purge: " + purgeId + " (" + state + ")>";
  }
}
