-- Which incidents speak of another is asked before the first picture, and answered without reading events.
CREATE INDEX event_related ON event (stream) WHERE kind = 'incident_related';
