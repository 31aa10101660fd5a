package org.celeryresults.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /celery-results/}; who may do what is written in web.xml. */
@ApplicationPath("/")
public class RestApplication extends Application {}
