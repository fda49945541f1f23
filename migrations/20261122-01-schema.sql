-- Everything of the product lies in the schema app, so that it can be dumped and moved as one thing.
-- PostGIS stays in public: search_path is "app, public" on every connection.
create schema if not exists app;
create extension if not exists postgis with schema public;
