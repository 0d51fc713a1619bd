// Made by `npm run client` from openapi.json. Do not edit.

export interface paths {
    "/api/affiliate/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Consent
         * @description Whether I let myself be recognised when I come by a friend's link.
         */
        get: operations["market_affiliate_endpoints_read_consent"];
        /**
         * Answer Consent
         * @description Say whether I may be recognised. Who says no is given no key to be known by.
         */
        put: operations["market_affiliate_endpoints_answer_consent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/affiliate/me/brought": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Brought
         * @description What all that I shared brought together.
         */
        get: operations["market_affiliate_endpoints_read_brought"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/affiliate/me/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mine
         * @description What I shared, the newest first, and what it brought.
         */
        get: operations["market_affiliate_endpoints_list_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/affiliate/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Share
         * @description Get my link to something, by one way of passing it on. Asked again, it is the same.
         */
        post: operations["market_affiliate_endpoints_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/affiliate/shares/{code}/poster.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Poster
         * @description A picture to pass on: what is shared, what it costs now, who shares it, and the link as a QR code.
         */
        get: operations["market_affiliate_endpoints_poster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/affiliate/shares/{code}/qr.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Qr
         * @description A shared link as a QR code.
         */
        get: operations["market_affiliate_endpoints_qr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Cases */
        get: operations["market_aftersales_endpoints_my_cases"];
        put?: never;
        /**
         * Apply
         * @description Ask for after-sales of some pieces of a line. Needs an Idempotency-Key.
         */
        post: operations["market_aftersales_endpoints_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Case
         * @description Show a case to its buyer, or to its shop's staff: both see the same clocks.
         */
        get: operations["market_aftersales_endpoints_read_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/accept-goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take In
         * @description Accept what came back, inspected: A goes back on sale, B into the defect bin.
         */
        post: operations["market_aftersales_endpoints_take_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say Yes */
        post: operations["market_aftersales_endpoints_say_yes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Another Operator
         * @description Have another operator decide, before the first decision is carried out.
         */
        post: operations["market_aftersales_endpoints_ask_another_operator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have Received */
        post: operations["market_aftersales_endpoints_have_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Operator
         * @description Have an operator decide.
         */
        post: operations["market_aftersales_endpoints_ask_operator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Longer
         * @description Take as long again to send the goods back, once.
         */
        post: operations["market_aftersales_endpoints_take_longer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Inspect
         * @description Grade what the clock has accepted.
         */
        post: operations["market_aftersales_endpoints_inspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/modify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change
         * @description Ask for something else after a refusal, once.
         */
        post: operations["market_aftersales_endpoints_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send In Its Place */
        post: operations["market_aftersales_endpoints_send_in_its_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say No */
        post: operations["market_aftersales_endpoints_say_no"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/refuse-goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn Away */
        post: operations["market_aftersales_endpoints_turn_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/return-parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give To Carrier
         * @description Say with whom the goods travel back.
         */
        post: operations["market_aftersales_endpoints_give_to_carrier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have Signed
         * @description Say that the carrier has handed the goods over; inspect them within some days.
         */
        post: operations["market_aftersales_endpoints_have_signed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Statement */
        post: operations["market_aftersales_endpoints_add_statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/cases/{case_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take Back */
        post: operations["market_aftersales_endpoints_take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/lines/{line_id}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Options
         * @description Show what the buyer of a line may ask for now, and what its pieces are worth.
         */
        get: operations["market_aftersales_endpoints_read_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote
         * @description Show what a wish would bring, without asking for it.
         */
        post: operations["market_aftersales_endpoints_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/aftersales/shops/{shop_id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shop Cases */
        get: operations["market_aftersales_endpoints_shop_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Brands
         * @description Every brand by its address name.
         */
        get: operations["market_catalogue_endpoints_list_brands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The whole tree in one page, parents before children.
         */
        get: operations["market_catalogue_endpoints_list_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One product as its staff sees it, in any state.
         */
        get: operations["market_catalogue_endpoints_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change
         * @description Change what the body names.
         */
        patch: operations["market_catalogue_endpoints_change"];
        trace?: never;
    };
    "/api/catalogue/products/{product_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Put it on sale; once is enough.
         */
        post: operations["market_catalogue_endpoints_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/products/{product_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Take it off sale; once is enough.
         */
        post: operations["market_catalogue_endpoints_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/shops/{shop_id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Goods
         * @description A shop's products for its staff, newest first.
         */
        get: operations["market_catalogue_endpoints_list_goods"];
        put?: never;
        /**
         * Create
         * @description Write down a new product as a draft.
         */
        post: operations["market_catalogue_endpoints_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Mine */
        get: operations["market_circles_endpoints_read_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Mine
         * @description Say who I am, or who may see what I publish.
         */
        patch: operations["market_circles_endpoints_change_mine"];
        trace?: never;
    };
    "/api/circles/me/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Asking
         * @description Who asks to follow me, the newest first.
         */
        get: operations["market_circles_endpoints_list_asking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/me/followers/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Welcome
         * @description Say yes to somebody who asks to follow me.
         */
        put: operations["market_circles_endpoints_welcome"];
        post?: never;
        /**
         * Let Go
         * @description Let go of a follower, or say no to somebody who asks.
         */
        delete: operations["market_circles_endpoints_let_go"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/me/friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Friends
         * @description Who follows me and is followed by me.
         */
        get: operations["market_circles_endpoints_list_friends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/me/kept-away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Kept Away
         * @description Whom I blocked, and whom I muted.
         */
        get: operations["market_circles_endpoints_list_kept_away"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Profile
         * @description Who somebody is, and how they stand to me. Who blocked me is not there.
         */
        get: operations["market_circles_endpoints_read_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/people/{person_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Block Somebody
         * @description Come across somebody nowhere any more, nor they across me.
         */
        put: operations["market_circles_endpoints_block_somebody"];
        post?: never;
        /** Unblock Somebody */
        delete: operations["market_circles_endpoints_unblock_somebody"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/people/{person_id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Follow
         * @description Follow somebody, or ask to where their account is private.
         */
        put: operations["market_circles_endpoints_follow"];
        post?: never;
        /**
         * Stop Following
         * @description Follow somebody no longer, or take the wish back.
         */
        delete: operations["market_circles_endpoints_stop_following"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/people/{person_id}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Followers
         * @description Who follows somebody, the newest first; of a private account, its followers alone see it.
         */
        get: operations["market_circles_endpoints_list_followers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/people/{person_id}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Followed
         * @description Whom somebody follows, the newest first; of a private account, its followers alone see it.
         */
        get: operations["market_circles_endpoints_list_followed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/people/{person_id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mute Somebody
         * @description Keep what somebody publishes out of my feeds; they never learn of it.
         */
        put: operations["market_circles_endpoints_mute_somebody"];
        post?: never;
        /** Unmute Somebody */
        delete: operations["market_circles_endpoints_unmute_somebody"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mine
         * @description What I wrote, newest first.
         */
        get: operations["market_community_endpoints_list_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/orders/{order_id}/shown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Shown
         * @description Whether my friends see what I bought with an order.
         */
        get: operations["market_community_endpoints_read_shown"];
        /**
         * Show
         * @description Let my friends see what I bought with an order.
         */
        put: operations["market_community_endpoints_show"];
        post?: never;
        /**
         * Hide
         * @description Let nobody see it any more.
         */
        delete: operations["market_community_endpoints_hide"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/products/{product_id}/friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Friends Who Bought
         * @description Which of my friends bought this, of those who let their friends see it.
         */
        get: operations["market_community_endpoints_list_friends_who_bought"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/products/{product_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reviews
         * @description What was said of a product, newest first, or what most found helpful.
         */
        get: operations["market_community_endpoints_list_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/products/{product_id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Summary
         * @description How many reviews there are, and how they add up.
         */
        get: operations["market_community_endpoints_read_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write
         * @description Review a line of a completed order.
         */
        post: operations["market_community_endpoints_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Take my review back.
         */
        delete: operations["market_community_endpoints_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/reviews/{review_id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow Up
         * @description Add the one follow-up to my review.
         */
        post: operations["market_community_endpoints_follow_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/reviews/{review_id}/helpful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Find Helpful
         * @description Say that a review helped me; a second time changes nothing.
         */
        put: operations["market_community_endpoints_find_helpful"];
        post?: never;
        /** Find Helpful No More */
        delete: operations["market_community_endpoints_find_helpful_no_more"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/reviews/{review_id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mend Reply
         * @description Say the shop's reply in other words; what it said before is kept.
         */
        put: operations["market_community_endpoints_mend_reply"];
        /**
         * Reply
         * @description Answer in public, for the shop.
         */
        post: operations["market_community_endpoints_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/community/shops/{shop_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Of Shop
         * @description What was said of a shop's goods, for its staff, newest first.
         */
        get: operations["market_community_endpoints_list_of_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/for-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List For Points
         * @description What coupons can be had for points now, the newest first.
         */
        get: operations["market_coupons_endpoints_list_for_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/for-points/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange
         * @description Have a coupon for my points.
         */
        post: operations["market_coupons_endpoints_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mine
         * @description My coupons, the newest first.
         */
        get: operations["market_coupons_endpoints_list_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/shops/{shop_id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Templates
         * @description What coupons a shop of mine promises and promised.
         */
        get: operations["market_coupons_endpoints_list_templates"];
        put?: never;
        /**
         * Make
         * @description Make up a kind of coupon for a shop of mine. What it gives can never be changed; it can be withdrawn.
         */
        post: operations["market_coupons_endpoints_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coupons/shops/{shop_id}/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw
         * @description Let nobody have more of them for points. Who has one keeps it.
         */
        delete: operations["market_coupons_endpoints_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/best-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Best Time
         * @description When my followers read, hour by hour of a week in my zone; of too few nothing is told.
         */
        get: operations["market_creators_endpoints_read_best_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notes
         * @description My notes of which something came in the last days, the most first.
         */
        get: operations["market_creators_endpoints_list_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Note
         * @description What came of one note of mine.
         */
        get: operations["market_creators_endpoints_read_note"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Numbers
         * @description What came of all my notes in the last days, and in as many before.
         */
        get: operations["market_creators_endpoints_read_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/numbers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export
         * @description All of it as a file: a line for each note, day and way.
         */
        get: operations["market_creators_endpoints_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/creators/sightings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell
         * @description What of notes was on my screen, a little at a time. Who has not agreed to be known is a stranger each time.
         */
        post: operations["market_creators_endpoints_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Choice */
        get: operations["market_feed_endpoints_read_choice"];
        /**
         * Change Choice
         * @description Let discover know me, or not: it holds from the next page on.
         */
        put: operations["market_feed_endpoints_change_choice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Discover
         * @description What may please, in an order that is explained note by note; `/feed/choice` makes it nobody's in particular.
         */
        get: operations["market_feed_endpoints_read_discover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Following
         * @description What those publish whom I follow, the newest first.
         */
        get: operations["market_feed_endpoints_read_following"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Nearby
         * @description What is about a city, the newest first. In: a region's code, of the city or of a place in it.
         */
        get: operations["market_feed_endpoints_read_nearby"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feed/topic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Topic
         * @description What is about a topic, the newest first.
         */
        get: operations["market_feed_endpoints_read_topic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groupbuy/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Teams
         * @description The teams I have a seat in, or had.
         */
        get: operations["market_groupbuy_endpoints_my_teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groupbuy/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote
         * @description What it will cost to open a team, or to join the one named.
         */
        post: operations["market_groupbuy_endpoints_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groupbuy/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gathering Teams
         * @description The teams that gather now, soonest to close first.
         */
        get: operations["market_groupbuy_endpoints_gathering_teams"];
        put?: never;
        /**
         * Open Team
         * @description Open a team of one's own and order; it exists for others once that is paid. Needs an Idempotency-Key.
         */
        post: operations["market_groupbuy_endpoints_open_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groupbuy/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Team */
        get: operations["market_groupbuy_endpoints_read_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groupbuy/teams/{team_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join Team
         * @description Take a seat in a team and order; the seat is held until it is to be paid. Needs an Idempotency-Key.
         */
        post: operations["market_groupbuy_endpoints_join_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groupbuy/teams/{team_id}/members/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave
         * @description Give up my seat: what I paid comes back, what I have not paid is cancelled.
         */
        delete: operations["market_groupbuy_endpoints_leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Invoices */
        get: operations["market_invoices_endpoints_my_invoices"];
        put?: never;
        /**
         * Ask
         * @description Ask for the invoice of an order; it is issued once the order is completed. Needs an Idempotency-Key.
         */
        post: operations["market_invoices_endpoints_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/shops/{shop_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shop Invoices */
        get: operations["market_invoices_endpoints_shop_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/titles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Titles */
        get: operations["market_invoices_endpoints_my_titles"];
        put?: never;
        /**
         * Add Title
         * @description Keep a title for the next invoice. One that is kept already is kept once.
         */
        post: operations["market_invoices_endpoints_add_title"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/titles/{title_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Title */
        delete: operations["market_invoices_endpoints_remove_title"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Invoice
         * @description Show an invoice to its buyer, or to its shop's staff.
         */
        get: operations["market_invoices_endpoints_read_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/paper.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Paper
         * @description Download the paper.
         */
        get: operations["market_invoices_endpoints_read_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invoices/{invoice_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Ask for it no more, before it is issued.
         */
        post: operations["market_invoices_endpoints_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/notes/{note_id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let me see a note's counts move */
        post: operations["market_notices_endpoints_open_note_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let me listen to what changes */
        post: operations["market_notices_endpoints_open_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload
         * @description Give a picture, to be used soon: what nothing shows after a while is swept away. The same bytes give the same.
         */
        post: operations["market_media_endpoints_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce Video
         * @description Announce a video. Its parts follow, each of `part_bytes` but the last, in any order.
         */
        post: operations["market_media_endpoints_announce_video"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/videos/{video_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Video On Its Way
         * @description Show how far one's own video is: which parts are here, percent, and why it was refused.
         */
        get: operations["market_media_endpoints_video_on_its_way"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/videos/{video_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete
         * @description Say that every part was given, so that the video is checked and made. Again changes nothing.
         */
        post: operations["market_media_endpoints_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/videos/{video_id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose A Cover
         * @description Choose one of the video's own candidates as its cover.
         */
        put: operations["market_media_endpoints_choose_a_cover"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/videos/{video_id}/parts/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give Part
         * @description Give one part, from 0, as the bare bytes of the body. A part that is there already is left as it is.
         */
        put: operations["market_media_endpoints_give_part"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchants/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shops where I work */
        get: operations["market_merchants_endpoints_read_my_shops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchants/shops/{shop_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shop of mine */
        get: operations["market_merchants_endpoints_read_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how a shop of mine presents itself */
        patch: operations["market_merchants_endpoints_change_shop"];
        trace?: never;
    };
    "/api/merchants/shops/{shop_id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a shop of mine a logo */
        post: operations["market_merchants_endpoints_change_logo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchants/shops/{shop_id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works in a shop of mine */
        get: operations["market_merchants_endpoints_read_staff"];
        put?: never;
        /** Take somebody on */
        post: operations["market_merchants_endpoints_take_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchants/shops/{shop_id}/staff/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let somebody go, or leave */
        delete: operations["market_merchants_endpoints_let_go"];
        options?: never;
        head?: never;
        /** Give somebody another role */
        patch: operations["market_merchants_endpoints_change_role"];
        trace?: never;
    };
    "/api/messages/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Conversations
         * @description My conversations with friends, or with shops, the latest first.
         */
        get: operations["market_messages_endpoints_conversations_list_conversations"];
        put?: never;
        /**
         * Open Conversation
         * @description Turn to a friend, or to a shop. There is one conversation with each, however often it is opened.
         */
        post: operations["market_messages_endpoints_conversations_open_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Conversation */
        get: operations["market_messages_endpoints_conversations_read_conversation"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Take a conversation, and what was said in it so far, from my list. The other keeps it.
         */
        delete: operations["market_messages_endpoints_conversations_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Messages
         * @description The last messages, those before a number, or those after one; always in the order they were said.
         */
        get: operations["market_messages_endpoints_talk_list_messages"];
        put?: never;
        /**
         * Send
         * @description Say something. Sent again under the same `client_key`, it is said once.
         */
        post: operations["market_messages_endpoints_talk_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/conversations/{conversation_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Read
         * @description I have read everything up to this number.
         */
        post: operations["market_messages_endpoints_conversations_mark_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/shops/{shop_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shop Conversations
         * @description What shoppers wrote to a shop, to whoever answers for it.
         */
        get: operations["market_messages_endpoints_conversations_list_shop_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/shops/{shop_id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count Shop Unread */
        get: operations["market_messages_endpoints_conversations_count_shop_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Unread
         * @description How many messages I have not read, up to as many as a badge shows.
         */
        get: operations["market_messages_endpoints_conversations_count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take Back
         * @description Take back what I have just said.
         */
        delete: operations["market_messages_endpoints_talk_take_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/judged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Judged
         * @description What was taken down of mine, or given back, and why.
         */
        get: operations["market_moderation_endpoints_list_judged"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/judged/{judged_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appeal Against
         * @description Have another reviewer look at what was taken down of mine.
         */
        post: operations["market_moderation_endpoints_appeal_against"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Pause
         * @description Until when I may publish nothing, if I may not now, and what counts against me.
         */
        get: operations["market_moderation_endpoints_read_pause"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rules
         * @description The rules that reports and decisions cite, chapter by chapter.
         */
        get: operations["market_moderation_endpoints_list_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moderation/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report
         * @description Say that something breaks a rule. Once per thing; a person looks at it.
         */
        post: operations["market_moderation_endpoints_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a file has come */
        get: operations["market_moving_endpoints_read_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/imports/{import_id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up a file that has not run */
        post: operations["market_moving_endpoints_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/imports/{import_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a file does, line by line
         * @description Of a check: what would be made, changed and refused. Of a run: what was.
         */
        get: operations["market_moving_endpoints_read_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/imports/{import_id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file */
        get: operations["market_moving_endpoints_read_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/imports/{import_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a checked file come in
         * @description Once is enough. A worker does it; look how far it has come.
         */
        post: operations["market_moving_endpoints_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/shops/{shop_id}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files that came into a shop
         * @description Newest first.
         */
        get: operations["market_moving_endpoints_list_imports"];
        put?: never;
        /**
         * Give a shop a file of products
         * @description A file in Shopify's product layout, in UTF-8. It is checked first and changes nothing until it is started.
         *
         *     Products that the shop has already stay as they are unless `overwrites`. Their category is the one that the file
         *     names, or else `category_id`. Pictures are not fetched.
         */
        post: operations["market_moving_endpoints_give_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/moving/shops/{shop_id}/products.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All products of a shop, as Shopify's CSV
         * @description For a spreadsheet, cells that it would run get an apostrophe, which coming in takes off again.
         */
        get: operations["market_moving_endpoints_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write
         * @description Keep a new note as a draft.
         */
        post: operations["market_notes_endpoints_notes_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Boards */
        get: operations["market_notes_endpoints_saves_list_boards"];
        put?: never;
        /** Make */
        post: operations["market_notes_endpoints_saves_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/boards/{board_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Board */
        get: operations["market_notes_endpoints_saves_read_board"];
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Remove a board; what was on it I keep.
         */
        delete: operations["market_notes_endpoints_saves_remove"];
        options?: never;
        head?: never;
        /** Change */
        patch: operations["market_notes_endpoints_saves_change"];
        trace?: never;
    };
    "/api/notes/boards/{board_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List On Board
         * @description What is on a board, the latest first.
         */
        get: operations["market_notes_endpoints_saves_list_on_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Remove my comment, or one beneath my note.
         */
        delete: operations["market_notes_endpoints_talk_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/comments/{comment_id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Like */
        put: operations["market_notes_endpoints_talk_like"];
        post?: never;
        /** Unlike */
        delete: operations["market_notes_endpoints_talk_unlike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/comments/{comment_id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Pin
         * @description Put a comment first beneath my note.
         */
        put: operations["market_notes_endpoints_talk_pin"];
        post?: never;
        /** Unpin */
        delete: operations["market_notes_endpoints_talk_unpin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/comments/{comment_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Replies
         * @description The answers beneath a comment, the oldest first.
         */
        get: operations["market_notes_endpoints_talk_list_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mine
         * @description My own notes, in these states or in any, the newest first.
         */
        get: operations["market_notes_endpoints_notes_list_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Of Person
         * @description What somebody published, the newest first; of a private account, for its followers alone.
         */
        get: operations["market_notes_endpoints_notes_list_of_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/people/{person_id}/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Boards Of
         * @description Somebody's boards that are not private.
         */
        get: operations["market_notes_endpoints_saves_list_boards_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Of Product
         * @description What people published of a product, the newest first.
         */
        get: operations["market_notes_endpoints_notes_list_of_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Saved
         * @description What I keep, the latest first.
         */
        get: operations["market_notes_endpoints_saves_list_saved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description A note's page.
         */
        get: operations["market_notes_endpoints_notes_read"];
        /**
         * Rewrite
         * @description Say something else in my note. What others saw is kept in its history.
         */
        put: operations["market_notes_endpoints_notes_rewrite"];
        post?: never;
        /**
         * Delete
         * @description Delete my note: nobody sees it from now on.
         */
        delete: operations["market_notes_endpoints_notes_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/{note_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Comments
         * @description What is said under a note, the newest first; on the first page, what its author put first.
         */
        get: operations["market_notes_endpoints_talk_list_comments"];
        put?: never;
        /**
         * Write
         * @description Say something under a note, or to another comment. Needs an Idempotency-Key.
         */
        post: operations["market_notes_endpoints_talk_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/{note_id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Like
         * @description Like a note; a second time changes nothing.
         */
        put: operations["market_notes_endpoints_notes_like"];
        post?: never;
        /** Unlike */
        delete: operations["market_notes_endpoints_notes_unlike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/{note_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish
         * @description Show my note to others, now or at an hour ahead.
         */
        post: operations["market_notes_endpoints_notes_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/{note_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall
         * @description Take a scheduled note back among my drafts.
         */
        post: operations["market_notes_endpoints_notes_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notes/{note_id}/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save
         * @description Keep a note, or move it to another board.
         */
        put: operations["market_notes_endpoints_saves_save"];
        post?: never;
        /** Forget */
        delete: operations["market_notes_endpoints_saves_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told, newest first */
        get: operations["market_notices_endpoints_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read everything up to this one */
        post: operations["market_notices_endpoints_mark_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Orders */
        get: operations["market_orders_endpoints_my_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/basket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Basket */
        get: operations["market_orders_endpoints_read_basket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/basket/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add To Basket
         * @description Put more of an article into the basket. A hot write: it prices nothing, for nobody looks at the basket yet.
         */
        post: operations["market_orders_endpoints_add_to_basket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/basket/lines/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Line
         * @description Set how many of an article the basket holds, and see the basket.
         */
        put: operations["market_orders_endpoints_put_line"];
        post?: never;
        /** Remove Line */
        delete: operations["market_orders_endpoints_remove_line"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Out
         * @description Place orders for these lines. Needs an Idempotency-Key. Requests that come together are written together.
         */
        post: operations["market_orders_endpoints_check_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/checkouts/{checkout_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Checkout */
        get: operations["market_orders_endpoints_read_checkout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Counts */
        get: operations["market_orders_endpoints_my_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Quote */
        post: operations["market_orders_endpoints_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/quotes/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fit Coupons
         * @description My coupons held against these lines, what saves most first; of one shop an order takes one.
         */
        post: operations["market_orders_endpoints_fit_coupons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/shops/{shop_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shop Orders */
        get: operations["market_orders_endpoints_shop_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Order
         * @description Show an order to its buyer, or to its shop's staff.
         */
        get: operations["market_orders_endpoints_read_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Cancel the unpaid checkout that the order belongs to, with everything in it.
         */
        post: operations["market_orders_endpoints_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm */
        post: operations["market_orders_endpoints_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}/shipment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ship */
        post: operations["market_orders_endpoints_ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/attempts/{attempt_id}/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Slip
         * @description Show the slip of a transfer by bank, so that somebody looks whether the money is there.
         */
        post: operations["market_payments_endpoints_show_slip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/intents/{intent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Intent */
        get: operations["market_payments_endpoints_read_intent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/intents/{intent_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Attempt */
        post: operations["market_payments_endpoints_attempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payments/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Methods */
        get: operations["market_payments_endpoints_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am */
        get: operations["market_people_endpoints_read_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what others see of me */
        patch: operations["market_people_endpoints_change_me"];
        trace?: never;
    };
    "/api/people/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My address book, the default first */
        get: operations["market_people_endpoints_read_addresses"];
        put?: never;
        /** Write an address down */
        post: operations["market_people_endpoints_write_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/me/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Strike an address out */
        delete: operations["market_people_endpoints_strike_address"];
        options?: never;
        head?: never;
        /** Mend an address */
        patch: operations["market_people_endpoints_mend_address"];
        trace?: never;
    };
    "/api/people/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show another face */
        post: operations["market_people_endpoints_change_my_avatar"];
        /** Show no face */
        delete: operations["market_people_endpoints_remove_my_avatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/phone-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Text me a one-time code */
        post: operations["market_people_endpoints_ask_for_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/phone-codes/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come in by a code; a new phone registers */
        post: operations["market_people_endpoints_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What lies in a region; without one, the provinces */
        get: operations["market_places_endpoints_read_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Mine
         * @description What points I have, and what of them ends before long.
         */
        get: operations["market_points_endpoints_read_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points/me/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description What moved my points, the newest first.
         */
        get: operations["market_points_endpoints_list_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pricing/skus/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Price
         * @description What one SKU of my shop costs, and the lowest it cost in seven days.
         */
        get: operations["market_pricing_endpoints_read_price"];
        /**
         * Name Price
         * @description List one SKU of my shop at this price from now on. The same again changes nothing.
         */
        put: operations["market_pricing_endpoints_name_price"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pricing/skus/{sku_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read History
         * @description Every price that one SKU of my shop has had, newest first.
         */
        get: operations["market_pricing_endpoints_read_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/answers/{answer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove One Answer
         * @description Take my answer back, or my shop's.
         */
        delete: operations["market_questions_endpoints_asking_remove_one_answer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Asked
         * @description What I was asked about what I bought, and have not answered.
         */
        get: operations["market_questions_endpoints_asking_list_asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Willingness
         * @description Whether I may be asked about what I bought.
         */
        get: operations["market_questions_endpoints_asking_read_willingness"];
        /** Change Willingness */
        put: operations["market_questions_endpoints_asking_change_willingness"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Of Product
         * @description What was asked about a product, the newest first, each with its first answers.
         */
        get: operations["market_questions_endpoints_asking_list_of_product"];
        put?: never;
        /**
         * Ask
         * @description Ask those who bought it. Some of them are told; so is the shop.
         */
        post: operations["market_questions_endpoints_asking_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/shops/{shop_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Of Shop
         * @description What was asked about a shop's goods, for its staff, the newest first.
         */
        get: operations["market_questions_endpoints_asking_list_of_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{question_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Question */
        get: operations["market_questions_endpoints_asking_read_question"];
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Take my question back, with what was answered.
         */
        delete: operations["market_questions_endpoints_asking_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{question_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Answers
         * @description The answers to a question, the oldest first.
         */
        get: operations["market_questions_endpoints_asking_list_answers"];
        put?: never;
        /**
         * Answer
         * @description Answer as somebody who bought it, or as the shop.
         */
        post: operations["market_questions_endpoints_asking_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Notes
         * @description Notes that have these words, about this topic: what fits best first, among what is fresh.
         */
        get: operations["market_search_endpoints_search_notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search People
         * @description People who are called so: friends first, then those I follow, then those whom many follow.
         */
        get: operations["market_search_endpoints_search_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest All
         * @description What may be meant by what was typed so far: goods, topics and people.
         */
        get: operations["market_search_endpoints_suggest_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Session
         * @description Say who is here, and hand out the CSRF cookie that every write needs.
         */
        get: operations["market_storefront_endpoints_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/shops/{shop_id}/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a shop of mine owes, and has as security */
        get: operations["market_settlement_endpoints_read_books"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/shops/{shop_id}/deposit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided upon a shop of mine's security */
        get: operations["market_settlement_endpoints_read_deposit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/shops/{shop_id}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a shop of mine is paid for */
        get: operations["market_settlement_endpoints_read_statements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A statement of a shop of mine */
        get: operations["market_settlement_endpoints_read_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree with a statement */
        post: operations["market_settlement_endpoints_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a statement is made of */
        get: operations["market_settlement_endpoints_read_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}/items.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement as a spreadsheet
         * @description Every item with its deductions and why, in the reader's language: the browser's, unless a link says another.
         */
        get: operations["market_settlement_endpoints_download_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}/items/{item_id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is wrong */
        post: operations["market_settlement_endpoints_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a statement is paid to my bank */
        get: operations["market_settlement_endpoints_read_payouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settlement/statements/{statement_id}/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement as a paper
         * @description The same as the spreadsheet, with totals, to be kept or printed.
         */
        get: operations["market_settlement_endpoints_download_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stock/skus/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Level
         * @description How much there is of one SKU of my shop.
         */
        get: operations["market_stock_endpoints_read_level"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stock/skus/{sku_id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Count Right
         * @description Add or take away what counting found. Needs an Idempotency-Key: told twice, it would count twice.
         */
        post: operations["market_stock_endpoints_put_count_right"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/stock/skus/{sku_id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Movements
         * @description What changed the count of one SKU of my shop, newest first.
         */
        get: operations["market_stock_endpoints_read_movements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories */
        get: operations["market_storefront_endpoints_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/categories/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Category */
        get: operations["market_storefront_endpoints_category"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Home
         * @description The first page brings banners and categories; the pages after it only cards.
         */
        get: operations["market_storefront_endpoints_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Product
         * @description A product's page: the kept body, with stock and teams as they are at this moment.
         */
        get: operations["market_storefront_endpoints_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Products
         * @description Values of one attribute widen each other, those of several narrow; each count leaves out its own filter.
         */
        get: operations["market_storefront_endpoints_search_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/shops/{shop_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shop */
        get: operations["market_storefront_endpoints_shop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/storefront/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suggest */
        get: operations["market_storefront_endpoints_suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AccountIn */
        AccountIn: {
            /** Bio */
            bio?: string | null;
            /** Is Private */
            is_private?: boolean | null;
        };
        /** AccountOut */
        AccountOut: {
            /** Bio */
            bio: string;
            /** Follower Count */
            follower_count: number;
            /** Following Count */
            following_count: number;
            /** Is Private */
            is_private: boolean;
        };
        /**
         * Actor
         * @enum {string}
         */
        Actor: "buyer" | "shop" | "operator" | "clock" | "house";
        /** AddressChangeIn */
        AddressChangeIn: {
            /** Country */
            country?: string | null;
            /**
             * Is Default
             * @description Another address takes the place, this one cannot leave it
             */
            is_default?: true | null;
            /** Line1 */
            line1?: string | null;
            /** Line2 */
            line2?: string | null;
            /** Phone */
            phone?: string | null;
            /** Postcode */
            postcode?: string | null;
            /** Recipient */
            recipient?: string | null;
            /** Region Codes */
            region_codes?: string[] | null;
            /** Region Names */
            region_names?: string[] | null;
        };
        /** AddressIn */
        AddressIn: {
            /**
             * Country
             * @default CN
             */
            country: string;
            /**
             * Is Default
             * @default false
             */
            is_default: boolean;
            /** Line1 */
            line1: string;
            /**
             * Line2
             * @default
             */
            line2: string;
            /** Phone */
            phone: string;
            /**
             * Postcode
             * @default
             */
            postcode: string;
            /** Recipient */
            recipient: string;
            /**
             * Region Codes
             * @description Province, city and district; in China only
             * @default []
             */
            region_codes: string[];
            /**
             * Region Names
             * @description State, city …, in words; outside China only
             * @default []
             */
            region_names: string[];
        };
        /** AddressOut */
        AddressOut: {
            /**
             * Address Id
             * @description TypeID of kind addr_
             */
            address_id: string;
            /** Country */
            country: string;
            /** Is Default */
            is_default: boolean;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** Phone */
            phone: string;
            /** Postcode */
            postcode: string;
            /** Recipient */
            recipient: string;
            /** Region Codes */
            region_codes: string[];
            /** Region Names */
            region_names: string[];
        };
        /** AddressesOut */
        AddressesOut: {
            /** Items */
            items: components["schemas"]["AddressOut"][];
            /** Next */
            next: string | null;
        };
        /** AdjustmentIn */
        AdjustmentIn: {
            /** Because */
            because: string;
            /** Change */
            change: number;
        };
        /** AgreeIn */
        AgreeIn: {
            address?: components["schemas"]["ReturnAddressIn"] | null;
        };
        /**
         * AiEvidence
         * @description What a file said of its making before we made it anew. The first three mean: made by a machine.
         * @enum {string}
         */
        AiEvidence: "none" | "source" | "gb45438" | "generator" | "credentials";
        /** AnswerIn */
        AnswerIn: {
            /**
             * As Shop
             * @default false
             */
            as_shop: boolean;
            /** Text */
            text: string;
        };
        /** AnswerOut */
        AnswerOut: {
            /**
             * Answer Id
             * @description TypeID of kind ans_
             */
            answer_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Has Bought */
            has_bought: boolean;
            /** Is By Shop */
            is_by_shop: boolean;
            /** Is Held */
            is_held: boolean;
            /** Is Mine */
            is_mine: boolean;
            /** Nickname Masked */
            nickname_masked: string;
            /** Text */
            text: string;
        };
        /** AppealIn */
        AppealIn: {
            /** Text */
            text: string;
        };
        /** ApplyIn */
        ApplyIn: {
            amount?: components["schemas"]["MoneyIn"] | null;
            kind: components["schemas"]["CaseKind"];
            /**
             * Line Id
             * @description TypeID of kind line_
             */
            line_id: string;
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /** Quantity */
            quantity: number;
            reason: components["schemas"]["CaseReason"];
            /** Sku Id */
            sku_id?: string | null;
            /** Text */
            text: string;
        };
        /** AskedProductOut */
        AskedProductOut: {
            picture: components["schemas"]["PictureOut"] | null;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Title */
            title: string;
        };
        /** AttemptIn */
        AttemptIn: {
            /** Method */
            method: string;
            /** Return Path */
            return_path: string;
            /** Wallet Id */
            wallet_id?: string | null;
        };
        /** AttemptOut */
        AttemptOut: {
            /**
             * Attempt Id
             * @description TypeID of kind att_
             */
            attempt_id: string;
            /** Redirect Url */
            redirect_url: string | null;
            shown: components["schemas"]["ShownOut"] | null;
            state: components["schemas"]["AttemptState"];
        };
        /**
         * AttemptState
         * @enum {string}
         */
        AttemptState: "created" | "pending" | "unknown" | "succeeded" | "declined" | "closed";
        /** AttributeFacetOut */
        AttributeFacetOut: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /** Values */
            values: components["schemas"]["FacetValueOut"][];
        };
        /**
         * AttributeIn
         * @description One line of the specification. With a key, the same for every product that says the same, it can filter.
         */
        AttributeIn: {
            /**
             * Key
             * @default
             * @example cable_length
             */
            key: string;
            /** @default text */
            kind: components["schemas"]["AttributeKind"];
            /**
             * Name
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /** Number */
            number?: number | null;
            /**
             * Value
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            value: {
                [key: string]: string;
            };
        };
        /**
         * AttributeKind
         * @enum {string}
         */
        AttributeKind: "text" | "number" | "flag";
        /** AttributeOut */
        AttributeOut: {
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /** AuthorOut */
        AuthorOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /** AvatarOut */
        AvatarOut: {
            /** Colour */
            colour: string;
            /** Height */
            height: number;
            /** Url 1280 */
            url_1280: string;
            /** Url 320 */
            url_320: string;
            /** Url 640 */
            url_640: string;
            /** Width */
            width: number;
        };
        /** BannerOut */
        BannerOut: {
            /** Action */
            action: string;
            dark_picture: components["schemas"]["PictureOut"] | null;
            /** Link */
            link: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Subtitle */
            subtitle: string;
            /** Title */
            title: string;
        };
        /** BasketAddIn */
        BasketAddIn: {
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /** BasketCountOut */
        BasketCountOut: {
            /** Count */
            count: number;
        };
        /** BasketLineIn */
        BasketLineIn: {
            /** Quantity */
            quantity: number;
            /** Selected */
            selected?: boolean | null;
        };
        /** BasketLineOut */
        BasketLineOut: {
            /** Available */
            available: number;
            /** Is Sellable */
            is_sellable: boolean;
            /** Option Text */
            option_text: string;
            picture: components["schemas"]["PictureOut"] | null;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Quantity */
            quantity: number;
            /** Selected */
            selected: boolean;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
            /** Title */
            title: string;
            unit_price: components["schemas"]["MoneyOut"] | null;
        };
        /** BasketOut */
        BasketOut: {
            /** Count */
            count: number;
            quote: components["schemas"]["QuoteOut"] | null;
            /** Shops */
            shops: components["schemas"]["BasketShopOut"][];
        };
        /** BasketShopOut */
        BasketShopOut: {
            /** Lines */
            lines: components["schemas"]["BasketLineOut"][];
            shop: components["schemas"]["OrderShopOut"];
        };
        /** BestTimeOut */
        BestTimeOut: {
            /** Cells */
            cells: number[];
            /** Readers */
            readers: number | null;
            /** Zone */
            zone: string;
        };
        /**
         * Between
         * @description Whom a conversation is between.
         * @enum {string}
         */
        Between: "people" | "shop";
        /** BoardChangeIn */
        BoardChangeIn: {
            /** Is Private */
            is_private?: boolean | null;
            /** Name */
            name?: string | null;
        };
        /** BoardIn */
        BoardIn: {
            /**
             * Is Private
             * @default false
             */
            is_private: boolean;
            /** Name */
            name: string;
        };
        /** BoardOut */
        BoardOut: {
            /**
             * Board Id
             * @description TypeID of kind brd_
             */
            board_id: string;
            /** Is Private */
            is_private: boolean;
            /** Name */
            name: string;
            /** Note Count */
            note_count: number;
        };
        /**
         * BookOut
         * @description What a shop owes, and has given as security. A debt below zero was taken too early, and will be given.
         */
        BookOut: {
            debt: components["schemas"]["MoneyOut"];
            deposit: components["schemas"]["MoneyOut"];
        };
        /** BrandOut */
        BrandOut: {
            /**
             * Brand Id
             * @description TypeID of kind brd_
             */
            brand_id: string;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * BreakdownOut
         * @description What the buyer would have back, if the shop agreed now.
         */
        BreakdownOut: {
            fault: components["schemas"]["Fault"];
            freight: components["schemas"]["MoneyOut"];
            goods: components["schemas"]["MoneyOut"];
            /** Goods Go Back */
            goods_go_back: boolean;
            /** Returned */
            returned: components["schemas"]["FunderOut"][];
            total: components["schemas"]["MoneyOut"];
        };
        /**
         * BroughtOut
         * @description What sharing brought: counts and sums. Who came and who bought is not in it.
         */
        BroughtOut: {
            /** Clicks */
            clicks: number;
            /** Coupons Coming */
            coupons_coming: number;
            /** Coupons Given */
            coupons_given: number;
            estimated: components["schemas"]["MoneyOut"];
            /** Held */
            held: number;
            /** Orders */
            orders: number;
            pending: components["schemas"]["MoneyOut"];
            /** Points Coming */
            points_coming: number;
            /** Points Given */
            points_given: number;
            settleable: components["schemas"]["MoneyOut"];
            settled: components["schemas"]["MoneyOut"];
        };
        /** CancelIn */
        CancelIn: {
            /**
             * Because
             * @default
             */
            because: string;
        };
        /**
         * CardKind
         * @enum {string}
         */
        CardKind: "product" | "note" | "order";
        /**
         * CardOut
         * @description A product in a list.
         */
        CardOut: {
            group_price: components["schemas"]["MoneyOut"] | null;
            /** In Stock */
            in_stock: boolean;
            picture: components["schemas"]["PictureOut"] | null;
            price: components["schemas"]["MoneyOut"];
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Shop Name */
            shop_name: string;
            /** Sold Count */
            sold_count: number;
            /** Team Size */
            team_size: number | null;
            /** Title */
            title: string;
        };
        /** CardPageOut */
        CardPageOut: {
            /** Items */
            items: components["schemas"]["CardOut"][];
            /** Next */
            next: string | null;
        };
        /** CarrierOut */
        CarrierOut: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * CaseKind
         * @description What a buyer asks for.
         * @enum {string}
         */
        CaseKind: "refund_unshipped" | "refund_only" | "return_refund" | "exchange" | "reship" | "price_protect" | "compensation";
        /** CaseMoveOut */
        CaseMoveOut: {
            actor: components["schemas"]["Actor"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            event: components["schemas"]["Event"];
            state: components["schemas"]["CaseState"];
        };
        /** CaseOut */
        CaseOut: {
            /** Acts */
            acts: components["schemas"]["Event"][];
            asked: components["schemas"]["MoneyOut"] | null;
            /**
             * Case Id
             * @description TypeID of kind case_
             */
            case_id: string;
            /** Closed At */
            closed_at: string | null;
            /** Due At */
            due_at: string | null;
            /** Evidence Until */
            evidence_until: string | null;
            fault: components["schemas"]["Fault"];
            kind: components["schemas"]["CaseKind"];
            /**
             * Line Id
             * @description TypeID of kind line_
             */
            line_id: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Option Text */
            option_text: string;
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Quantity */
            quantity: number;
            reason: components["schemas"]["CaseReason"];
            refunded: components["schemas"]["MoneyOut"] | null;
            refunded_freight: components["schemas"]["MoneyOut"] | null;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /** Shop Name */
            shop_name: string;
            state: components["schemas"]["CaseState"];
            /** Title */
            title: string;
        };
        /**
         * CasePageOut
         * @description One case, whole.
         */
        CasePageOut: {
            /** Acts */
            acts: components["schemas"]["Event"][];
            asked: components["schemas"]["MoneyOut"] | null;
            /** Carriers */
            carriers: components["schemas"]["CarrierOut"][];
            /**
             * Case Id
             * @description TypeID of kind case_
             */
            case_id: string;
            /** Closed At */
            closed_at: string | null;
            /** Decisions */
            decisions: components["schemas"]["DecisionOut"][];
            /** Due At */
            due_at: string | null;
            /** Evidence Until */
            evidence_until: string | null;
            fault: components["schemas"]["Fault"];
            grade: components["schemas"]["Grade"] | null;
            kind: components["schemas"]["CaseKind"];
            /**
             * Line Id
             * @description TypeID of kind line_
             */
            line_id: string;
            /** Moves */
            moves: components["schemas"]["CaseMoveOut"][];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Option Text */
            option_text: string;
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Quantity */
            quantity: number;
            reason: components["schemas"]["CaseReason"];
            refunded: components["schemas"]["MoneyOut"] | null;
            refunded_freight: components["schemas"]["MoneyOut"] | null;
            return_address: components["schemas"]["ReturnOut"] | null;
            role: components["schemas"]["Actor"];
            sent: components["schemas"]["SentOut"] | null;
            sent_back: components["schemas"]["SentOut"] | null;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /** Shop Name */
            shop_name: string;
            /** Signed At */
            signed_at: string | null;
            state: components["schemas"]["CaseState"];
            /** Statements */
            statements: components["schemas"]["CaseStatementOut"][];
            /** Title */
            title: string;
        };
        /**
         * CaseReason
         * @enum {string}
         */
        CaseReason: "changed_mind" | "seven_day" | "quality" | "not_as_described" | "wrong_item" | "damaged" | "missing" | "not_received" | "late" | "price_drop" | "other";
        /**
         * CaseState
         * @enum {string}
         */
        CaseState: "seller_review" | "buyer_decide" | "buyer_ship_back" | "seller_receive" | "seller_reship" | "arbitration" | "decided" | "refunding" | "refund_error" | "completed" | "cancelled" | "closed";
        /** CaseStatementOut */
        CaseStatementOut: {
            actor: components["schemas"]["Actor"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
            /** Text */
            text: string;
        };
        /** CategoriesOut */
        CategoriesOut: {
            /** Items */
            items: components["schemas"]["CategoryOut"][];
        };
        /** CategoryOut */
        CategoryOut: {
            /**
             * Category Id
             * @description TypeID of kind cat_
             */
            category_id: string;
            /** Children */
            children: components["schemas"]["CategoryOut"][];
            /** Name */
            name: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Slug */
            slug: string;
        };
        /** CategoryPageOut */
        CategoryPageOut: {
            category: components["schemas"]["CategoryOut"];
            /** Items */
            items: components["schemas"]["CardOut"][];
            /** Next */
            next: string | null;
            /** Path */
            path: components["schemas"]["CategoryStepOut"][];
        };
        /** CategoryRowOut */
        CategoryRowOut: {
            /**
             * Category Id
             * @description TypeID of kind cat_
             */
            category_id: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** Slug */
            slug: string;
        };
        /** CategoryStepOut */
        CategoryStepOut: {
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * ChangeIn
         * @description Something else asked for, of the same pieces.
         */
        ChangeIn: {
            amount?: components["schemas"]["MoneyIn"] | null;
            kind: components["schemas"]["CaseKind"];
            reason: components["schemas"]["CaseReason"];
            /** Sku Id */
            sku_id?: string | null;
            /** Text */
            text: string;
        };
        /**
         * Channel
         * @description By what way a link goes out. Each way has a code of its own, so that one can see which of them works.
         * @enum {string}
         */
        Channel: "link" | "qr" | "poster" | "system";
        /** CheckoutIn */
        CheckoutIn: {
            /**
             * Address Id
             * @description TypeID of kind addr_
             */
            address_id: string;
            /**
             * Coupon Ids
             * @default []
             */
            coupon_ids: string[];
            expected_total?: components["schemas"]["MoneyIn"] | null;
            /**
             * From Basket
             * @default false
             */
            from_basket: boolean;
            /** Lines */
            lines: components["schemas"]["LineIn"][];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** CheckoutOut */
        CheckoutOut: {
            /**
             * Checkout Id
             * @description TypeID of kind chk_
             */
            checkout_id: string;
            /** Intent Id */
            intent_id: string | null;
            /** Order Ids */
            order_ids: string[];
            /**
             * Pay By
             * Format: date-time
             */
            pay_by: string;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            state: components["schemas"]["CheckoutState"];
            total: components["schemas"]["MoneyOut"];
        };
        /**
         * CheckoutState
         * @enum {string}
         */
        CheckoutState: "open" | "paid" | "closed";
        /** ChoiceIn */
        ChoiceIn: {
            /** Is Personal */
            is_personal: boolean;
        };
        /** ChoiceOut */
        ChoiceOut: {
            /** Is Personal */
            is_personal: boolean;
        };
        /** CommentIn */
        CommentIn: {
            /**
             * Is Question
             * @default false
             */
            is_question: boolean;
            /**
             * Mention Ids
             * @default []
             */
            mention_ids: string[];
            /** Reply To Id */
            reply_to_id?: string | null;
            /** Text */
            text: string;
        };
        /** CommentOut */
        CommentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            author: components["schemas"]["AuthorOut"] | null;
            /**
             * Comment Id
             * @description TypeID of kind cmt_
             */
            comment_id: string;
            /** Has Bought */
            has_bought: boolean;
            /** Is By Note Author */
            is_by_note_author: boolean;
            /** Is Held */
            is_held: boolean;
            /** Is Liked */
            is_liked: boolean;
            /** Is Mine */
            is_mine: boolean;
            /** Is Pinned */
            is_pinned: boolean;
            /** Is Question */
            is_question: boolean;
            /** Is Removed */
            is_removed: boolean;
            /** Like Count */
            like_count: number;
            /** Reply Count */
            reply_count: number;
            reply_to: components["schemas"]["MentionOut"] | null;
            /** Root Id */
            root_id: string | null;
            /** Text */
            text: string;
        };
        /** CommentPageOut */
        CommentPageOut: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /** Next */
            next: string | null;
            pinned: components["schemas"]["CommentOut"] | null;
        };
        /** ConsentIn */
        ConsentIn: {
            /** Code */
            code?: string | null;
            /** Is Given */
            is_given: boolean;
        };
        /** ConsentOut */
        ConsentOut: {
            /** Is Given */
            is_given: boolean | null;
        };
        /**
         * ConversationIn
         * @description With whom: one of the two.
         */
        ConversationIn: {
            /** Person Id */
            person_id?: string | null;
            /** Shop Id */
            shop_id?: string | null;
        };
        /** ConversationOut */
        ConversationOut: {
            between: components["schemas"]["Between"];
            /** Can Write */
            can_write: boolean;
            /**
             * Conversation Id
             * @description TypeID of kind conv_
             */
            conversation_id: string;
            /** Is As Shop */
            is_as_shop: boolean;
            last: components["schemas"]["GlimpseOut"] | null;
            /** Last At */
            last_at: string | null;
            /** Last Number */
            last_number: number;
            other: components["schemas"]["PartyOut"];
            /** Other Read Number */
            other_read_number: number;
            /** Unread Count */
            unread_count: number;
        };
        /** CountsOut */
        CountsOut: {
            /** Gathering */
            gathering: number;
            /** To Pay */
            to_pay: number;
            /** To Receive */
            to_receive: number;
            /** To Ship */
            to_ship: number;
        };
        /** CouponOut */
        CouponOut: {
            /**
             * Coupon Id
             * @description TypeID of kind coup_
             */
            coupon_id: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Issued At
             * Format: date-time
             */
            issued_at: string;
            shop: components["schemas"]["CouponShopOut"];
            state: components["schemas"]["CouponState"];
            terms: components["schemas"]["TermsOut"];
            /** Title */
            title: string;
        };
        /** CouponShopOut */
        CouponShopOut: {
            /** Name */
            name: string;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /** Slug */
            slug: string;
        };
        /**
         * CouponState
         * @enum {string}
         */
        CouponState: "issued" | "held" | "used" | "void";
        /** CoverIn */
        CoverIn: {
            /**
             * Picture Id
             * @description TypeID of kind pic_
             */
            picture_id: string;
        };
        /** DayTallyOut */
        DayTallyOut: {
            /** Clicked */
            clicked: number;
            /** Commented */
            commented: number;
            /** Commission */
            commission: components["schemas"]["MoneyOut"][];
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Liked */
            liked: number;
            /** Orders */
            orders: number;
            /** Read */
            read: number;
            /** Refunds */
            refunds: components["schemas"]["MoneyOut"][];
            /** Sales */
            sales: components["schemas"]["MoneyOut"][];
            /** Saved */
            saved: number;
            /** Seen */
            seen: number;
            /** Shared */
            shared: number;
        };
        /** DecisionOut */
        DecisionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            /** Needs Return */
            needs_return: boolean;
            /** Number */
            number: number;
            /** Refund Bps */
            refund_bps: number;
            /** Shop Pays Freight */
            shop_pays_freight: boolean;
        };
        /** DeductionOut */
        DeductionOut: {
            amount: components["schemas"]["MoneyOut"];
            base: components["schemas"]["MoneyOut"];
            /** Bps */
            bps: number;
            /** Explanation */
            explanation: string;
            fee: components["schemas"]["Fee"];
            /** Terms Version */
            terms_version: number;
        };
        /**
         * DepositKind
         * @description What was decided upon a shop's deposit.
         * @enum {string}
         */
        DepositKind: "paid_in" | "topped_up" | "forfeited" | "covers_debt" | "given_back";
        /** DepositOut */
        DepositOut: {
            amount: components["schemas"]["MoneyOut"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            /**
             * Deposit Id
             * @description TypeID of kind dep_
             */
            deposit_id: string;
            /** Evidence */
            evidence: string;
            kind: components["schemas"]["DepositKind"];
        };
        /** DiscoverCardOut */
        DiscoverCardOut: {
            author: components["schemas"]["AuthorOut"];
            cover: components["schemas"]["PictureOut"] | null;
            /** Is Ad */
            is_ad: boolean;
            /** Is Ai */
            is_ai: boolean;
            /** Is Liked */
            is_liked: boolean;
            /** Is Video */
            is_video: boolean;
            /** Like Count */
            like_count: number;
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Title */
            title: string;
            /** Why */
            why: string[];
        };
        /** DiscoverPageOut */
        DiscoverPageOut: {
            /** Is Personal */
            is_personal: boolean;
            /** Items */
            items: components["schemas"]["DiscoverCardOut"][];
            /** Next */
            next: string | null;
        };
        /** DisputeIn */
        DisputeIn: {
            /** Because */
            because: string;
        };
        /** EnteredOut */
        EnteredOut: {
            /** Is New */
            is_new: boolean;
            person: components["schemas"]["MeOut"];
        };
        /**
         * Event
         * @enum {string}
         */
        Event: "apply" | "state" | "agree" | "refuse" | "modify" | "withdraw" | "escalate" | "ship_back" | "extend" | "note_signed" | "accept_goods" | "refuse_goods" | "grade_goods" | "reship" | "confirm" | "decide" | "appeal" | "execute" | "lapse" | "money_left" | "money_stuck" | "order_taken_back";
        /**
         * FaceOut
         * @description Somebody in a list, and how they stand to who looks.
         */
        FaceOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            following: components["schemas"]["Following"];
            /** Is Friend */
            is_friend: boolean;
            /** Is Me */
            is_me: boolean;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /**
         * FacetValueOut
         * @description Something to filter by: ask for it by its key. `count` is at least so many when the answer is not counted.
         */
        FacetValueOut: {
            /** Count */
            count: number;
            /** Is Chosen */
            is_chosen: boolean;
            /** Key */
            key: string;
            /** Name */
            name: string;
        };
        /** FacetsOut */
        FacetsOut: {
            /** Attributes */
            attributes: components["schemas"]["AttributeFacetOut"][];
            /** Brands */
            brands: components["schemas"]["FacetValueOut"][];
            /** Categories */
            categories: components["schemas"]["FacetValueOut"][];
        };
        /**
         * Fault
         * @description By whose fault it is, which decides about freight.
         * @enum {string}
         */
        Fault: "shop" | "buyer" | "nobody";
        /**
         * Fee
         * @description What is taken from a line, each for a reason of its own.
         * @enum {string}
         */
        Fee: "commission" | "technical" | "payment" | "promoter" | "reserve";
        /** FeedCardOut */
        FeedCardOut: {
            author: components["schemas"]["AuthorOut"];
            cover: components["schemas"]["PictureOut"] | null;
            /** Is Ad */
            is_ad: boolean;
            /** Is Ai */
            is_ai: boolean;
            /** Is Liked */
            is_liked: boolean;
            /** Is Video */
            is_video: boolean;
            /** Like Count */
            like_count: number;
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Title */
            title: string;
        };
        /** FeedPageOut */
        FeedPageOut: {
            /** Items */
            items: components["schemas"]["FeedCardOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * Fits
         * @description On what a way to pay works.
         * @enum {string}
         */
        Fits: "any" | "phone" | "desktop" | "wallet" | "cashier";
        /** FittingIn */
        FittingIn: {
            /** Address Id */
            address_id?: string | null;
            /** Lines */
            lines: components["schemas"]["LineIn"][];
        };
        /**
         * FittingOut
         * @description One of my coupons, held against what I mean to buy.
         */
        FittingOut: {
            coupon: components["schemas"]["CouponOut"];
            /** Is Best */
            is_best: boolean;
            lacking: components["schemas"]["MoneyOut"];
            saved: components["schemas"]["MoneyOut"];
        };
        /** FollowOut */
        FollowOut: {
            following: components["schemas"]["Following"];
        };
        /** FollowUpIn */
        FollowUpIn: {
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /** Text */
            text: string;
        };
        /** FollowUpOut */
        FollowUpOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
            /** Text */
            text: string;
        };
        /**
         * Following
         * @description How far somebody has come in following another.
         * @enum {string}
         */
        Following: "no" | "asked" | "yes";
        /**
         * ForPointsOut
         * @description A coupon that can be had for points.
         */
        ForPointsOut: {
            /** Left */
            left: number;
            /** Points Price */
            points_price: number;
            shop: components["schemas"]["CouponShopOut"];
            /**
             * Template Id
             * @description TypeID of kind tmpl_
             */
            template_id: string;
            terms: components["schemas"]["TermsOut"];
            /** Title */
            title: string;
            /** Valid Days */
            valid_days: number;
        };
        /** FoundNotesOut */
        FoundNotesOut: {
            /** Is Partial */
            is_partial: boolean;
            /** Items */
            items: components["schemas"]["NoteCardOut"][];
            /** Next */
            next: string | null;
        };
        /** FoundPeopleOut */
        FoundPeopleOut: {
            /** Items */
            items: components["schemas"]["FoundPersonOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * FoundPersonOut
         * @description Somebody who was found, and how they stand to who asks.
         */
        FoundPersonOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Bio */
            bio: string;
            /** Follower Count */
            follower_count: number;
            following: components["schemas"]["Following"];
            /** Is Friend */
            is_friend: boolean;
            /** Is Me */
            is_me: boolean;
            /** Is Private */
            is_private: boolean;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /** FriendOut */
        FriendOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /** FriendsWhoBoughtOut */
        FriendsWhoBoughtOut: {
            /** Count */
            count: number;
            /** Friends */
            friends: components["schemas"]["FriendOut"][];
        };
        /** FunderOut */
        FunderOut: {
            amount: components["schemas"]["MoneyOut"];
            /** Funder */
            funder: string;
            /** Source */
            source: string;
        };
        /**
         * GatheringOut
         * @description A team that is still short of people.
         */
        GatheringOut: {
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            leader: components["schemas"]["LeaderOut"];
            /** Missing */
            missing: number;
            /** Size */
            size: number;
            /**
             * Team Id
             * @description TypeID of kind team_
             */
            team_id: string;
        };
        /**
         * GlimpseOut
         * @description What was said last, as a list shows it.
         */
        GlimpseOut: {
            card_kind: components["schemas"]["CardKind"] | null;
            /** Is Mine */
            is_mine: boolean;
            /** Is Removed */
            is_removed: boolean;
            /** Is Unsent */
            is_unsent: boolean;
            /** Picture Count */
            picture_count: number;
            /** Text */
            text: string;
        };
        /**
         * Grade
         * @description What came back, as inspected.
         * @enum {string}
         */
        Grade: "A" | "B";
        /** GradeIn */
        GradeIn: {
            grade: components["schemas"]["Grade"];
        };
        /** GroupOut */
        GroupOut: {
            /**
             * Activity Id
             * @description TypeID of kind act_
             */
            activity_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Gathering */
            gathering: components["schemas"]["GatheringOut"][];
            /** Max Quantity */
            max_quantity: number;
            /** New Only */
            new_only: boolean;
            /** Per Person */
            per_person: number;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Team Size */
            team_size: number;
        };
        /** GroupQuoteIn */
        GroupQuoteIn: {
            /**
             * Activity Id
             * @description TypeID of kind act_
             */
            activity_id: string;
            /** Address Id */
            address_id?: string | null;
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
            /** Team Id */
            team_id?: string | null;
        };
        /** HelpfulOut */
        HelpfulOut: {
            /** Helpful Count */
            helpful_count: number;
            /** Is Helpful */
            is_helpful: boolean;
        };
        /** HomeOut */
        HomeOut: {
            /** Banners */
            banners: components["schemas"]["BannerOut"][];
            /** Categories */
            categories: components["schemas"]["CategoryOut"][];
            feed: components["schemas"]["CardPageOut"];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /**
         * ImportCountsOut
         * @description How many lines say what, so far: products, but for remarks, of which a product may have several.
         */
        ImportCountsOut: {
            /** Changed */
            changed: number;
            /** Left */
            left: number;
            /** New */
            new: number;
            /** Refused */
            refused: number;
            /** Remark */
            remark: number;
            /** Unchanged */
            unchanged: number;
        };
        /**
         * ImportLineOut
         * @description What is said of one line: of the product that begins there, or of the column named.
         */
        ImportLineOut: {
            /** Code */
            code: string;
            /** Column */
            column: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Handle */
            handle: string;
            /** Line */
            line: number;
            /** Message */
            message: string;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * ImportOut
         * @description A file on its way into a shop. `rows_done` of `rows_count`: first of its check, then of its run.
         */
        ImportOut: {
            /** Category Id */
            category_id: string | null;
            counts: components["schemas"]["ImportCountsOut"];
            /** Ended At */
            ended_at: string | null;
            /** File Name */
            file_name: string;
            /**
             * Import Id
             * @description TypeID of kind imp_
             */
            import_id: string;
            /** Language */
            language: string;
            /** Overwrites */
            overwrites: boolean;
            /** Rows Count */
            rows_count: number;
            /** Rows Done */
            rows_done: number;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            state: components["schemas"]["ImportState"];
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /**
         * ImportState
         * @enum {string}
         */
        ImportState: "checking" | "checked" | "running" | "done" | "dropped" | "failed";
        /** IntentOut */
        IntentOut: {
            amount: components["schemas"]["MoneyOut"];
            /**
             * Checkout Id
             * @description TypeID of kind chk_
             */
            checkout_id: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Intent Id
             * @description TypeID of kind pay_
             */
            intent_id: string;
            /** Is Late */
            is_late: boolean;
            last_attempt: components["schemas"]["LastAttemptOut"] | null;
            /** Method */
            method: string | null;
            /** Paid At */
            paid_at: string | null;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            state: components["schemas"]["IntentState"];
        };
        /**
         * IntentState
         * @enum {string}
         */
        IntentState: "open" | "paid" | "closed";
        /** InvoiceLineOut */
        InvoiceLineOut: {
            gross: components["schemas"]["MoneyOut"];
            /** Line Id */
            line_id: string | null;
            /** Option Text */
            option_text: string;
            /** Quantity */
            quantity: number;
            /** Rate Bps */
            rate_bps: number;
            tax: components["schemas"]["MoneyOut"];
            /** Title */
            title: string;
        };
        /** InvoiceOut */
        InvoiceOut: {
            gross: components["schemas"]["MoneyOut"];
            /**
             * Invoice Id
             * @description TypeID of kind inv_
             */
            invoice_id: string;
            /** Is Official */
            is_official: boolean;
            /** Issued At */
            issued_at: string | null;
            kind: components["schemas"]["TitleKind"];
            /** Lines */
            lines: components["schemas"]["InvoiceLineOut"][];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            reversed: components["schemas"]["MoneyOut"];
            /** Reverses */
            reverses: string | null;
            state: components["schemas"]["InvoiceState"];
            tax: components["schemas"]["MoneyOut"];
            /** Tax Id */
            tax_id: string;
        };
        /**
         * InvoiceState
         * @enum {string}
         */
        InvoiceState: "requested" | "issuing" | "issued" | "refused" | "withdrawn" | "void";
        /**
         * ItemKind
         * @description What changed what a shop may be paid.
         * @enum {string}
         */
        ItemKind: "settled" | "clawed_back" | "reserve_released" | "granted" | "share_returned" | "deposit_topped_up" | "deposit_covered";
        /** ItemOut */
        ItemOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decision */
            decision: string;
            /** Deductions */
            deductions: components["schemas"]["DeductionOut"][];
            /** Dispute */
            dispute: string;
            /** Disputed At */
            disputed_at: string | null;
            gross: components["schemas"]["MoneyOut"];
            /**
             * Item Id
             * @description TypeID of kind item_
             */
            item_id: string;
            kind: components["schemas"]["ItemKind"];
            line_kind: components["schemas"]["LineKind"] | null;
            net: components["schemas"]["MoneyOut"];
            /** Order Id */
            order_id: string | null;
        };
        /** JudgedOut */
        JudgedOut: {
            /** Appeal Until */
            appeal_until: string | null;
            /** Because */
            because: string;
            /** Decided At */
            decided_at: string | null;
            /**
             * Judged Id
             * @description TypeID of kind moditem_
             */
            judged_id: string;
            /** Rule */
            rule: string;
            /** Rule Words */
            rule_words: string;
            /** State */
            state: string;
            /** Subject */
            subject: string;
            /** Subject Kind */
            subject_kind: string;
            /** Text */
            text: string;
        };
        /** KeptAwayOut */
        KeptAwayOut: {
            /** Blocked */
            blocked: components["schemas"]["ListedOut"][];
            /** Muted */
            muted: components["schemas"]["ListedOut"][];
        };
        /**
         * Kind
         * @enum {string}
         */
        Kind: "paid" | "team_filled" | "team_failed" | "shipped" | "refunded" | "after_sales" | "note_liked" | "note_saved" | "note_commented" | "comment_answered" | "mentioned" | "followed" | "follow_asked" | "follow_accepted" | "judged" | "report_heard" | "question_asked" | "question_for_shop" | "question_answered" | "coupon_given" | "points_earned";
        /** KindOut */
        KindOut: {
            /** Has Amount */
            has_amount: boolean;
            kind: components["schemas"]["CaseKind"];
            /** Reasons */
            reasons: components["schemas"]["CaseReason"][];
        };
        /** LastAttemptOut */
        LastAttemptOut: {
            /**
             * Attempt Id
             * @description TypeID of kind att_
             */
            attempt_id: string;
            /** Method */
            method: string;
            shown: components["schemas"]["ShownOut"] | null;
            slip: components["schemas"]["SlipState"] | null;
            state: components["schemas"]["AttemptState"];
        };
        /** LeaderOut */
        LeaderOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Nickname Masked */
            nickname_masked: string;
        };
        /** LevelOut */
        LevelOut: {
            /** Allocated */
            allocated: number;
            /** Available */
            available: number;
            /** On Hand */
            on_hand: number;
            /** Reserved */
            reserved: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /** LicenceOut */
        LicenceOut: {
            /** Address */
            address: string;
            /** Company */
            company: string;
            /** Exemption */
            exemption: string;
            /** Issued On */
            issued_on: string | null;
            /** Number */
            number: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /** LikesOut */
        LikesOut: {
            /** Like Count */
            like_count: number;
        };
        /** LineIn */
        LineIn: {
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /**
         * LineKind
         * @enum {string}
         */
        LineKind: "goods" | "freight";
        /** ListedOut */
        ListedOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            avatar: components["schemas"]["PictureOut"] | null;
            following: components["schemas"]["Following"];
            /** Is Friend */
            is_friend: boolean;
            /** Is Me */
            is_me: boolean;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /**
         * MadeFor
         * @description Who opens the file: a spreadsheet runs formulas, and knows UTF-8 only when told; others read what is there.
         * @enum {string}
         */
        MadeFor: "spreadsheet" | "shop_system";
        /** MeIn */
        MeIn: {
            /** City */
            city?: string | null;
            /** Language */
            language?: string | null;
            /** Nickname */
            nickname?: string | null;
        };
        /** MeOut */
        MeOut: {
            avatar: components["schemas"]["AvatarOut"] | null;
            /** City */
            city: string;
            /** Email */
            email: string | null;
            /** Language */
            language: string;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
            /** Phone Masked */
            phone_masked: string | null;
        };
        /** MentionOut */
        MentionOut: {
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /** MessageCardOut */
        MessageCardOut: {
            kind: components["schemas"]["CardKind"];
            /** Link */
            link: string;
            /** Note Id */
            note_id: string | null;
            /** Order Id */
            order_id: string | null;
            picture: components["schemas"]["PictureOut"] | null;
            price: components["schemas"]["MoneyOut"] | null;
            /** Product Id */
            product_id: string | null;
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /** MessageIn */
        MessageIn: {
            /** Client Key */
            client_key: string;
            /** Note Id */
            note_id?: string | null;
            /** Order Id */
            order_id?: string | null;
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /** Product Id */
            product_id?: string | null;
            /**
             * Text
             * @default
             */
            text: string;
        };
        /** MessageOut */
        MessageOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Author */
            author: string;
            card: components["schemas"]["MessageCardOut"] | null;
            /** Is Mine */
            is_mine: boolean;
            /** Is Removed */
            is_removed: boolean;
            /** Is Unsent */
            is_unsent: boolean;
            /**
             * Message Id
             * @description TypeID of kind msg_
             */
            message_id: string;
            /** Number */
            number: number;
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
            /** Text */
            text: string;
            /** Unsend Until */
            unsend_until: string | null;
        };
        /** MessagesOut */
        MessagesOut: {
            /** Has More */
            has_more: boolean;
            /** Items */
            items: components["schemas"]["MessageOut"][];
        };
        /** MethodOut */
        MethodOut: {
            fits: components["schemas"]["Fits"];
            /** Method */
            method: string;
            /** Title */
            title: string;
        };
        /** MethodsOut */
        MethodsOut: {
            /** Items */
            items: components["schemas"]["MethodOut"][];
        };
        /** MoneyIn */
        MoneyIn: {
            /** Currency */
            currency: string;
            /** Minor */
            minor: number;
        };
        /** MoneyOut */
        MoneyOut: {
            /** Currency */
            currency: string;
            /** Minor */
            minor: number;
        };
        /** MoveOut */
        MoveOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            /** State */
            state: string;
        };
        /**
         * MovementKind
         * @enum {string}
         */
        MovementKind: "received" | "adjusted" | "reserved" | "allocated" | "shipped" | "released";
        /** MovementOut */
        MovementOut: {
            /** Allocated */
            allocated: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            kind: components["schemas"]["MovementKind"];
            /** On Hand */
            on_hand: number;
            /** Order Id */
            order_id: string | null;
            /** Reserved */
            reserved: number;
        };
        /** MyShareOut */
        MyShareOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            brought: components["schemas"]["BroughtOut"];
            channel: components["schemas"]["Channel"];
            /** Code */
            code: string;
            /** Link */
            link: string;
            /** Page */
            page: string;
            subject_kind: components["schemas"]["SubjectKind"];
            /** Title */
            title: string;
        };
        /** MyShopOut */
        MyShopOut: {
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            role: components["schemas"]["Role"];
            /** Self Operated */
            self_operated: boolean;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /** Slug */
            slug: string;
            state: components["schemas"]["ShopState"];
        };
        /** MyShopsOut */
        MyShopsOut: {
            /** Items */
            items: components["schemas"]["MyShopOut"][];
            /** Next */
            next: string | null;
        };
        /** MyTeamOut */
        MyTeamOut: {
            card: components["schemas"]["TeamProductOut"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** I Lead */
            i_lead: boolean;
            leader: components["schemas"]["TeamPersonOut"];
            /** Missing */
            missing: number;
            /**
             * My Order Id
             * @description TypeID of kind ord_
             */
            my_order_id: string;
            my_seat_state: components["schemas"]["SeatState"];
            /** Paid Count */
            paid_count: number;
            /** Size */
            size: number;
            state: components["schemas"]["TeamState"];
            /**
             * Team Id
             * @description TypeID of kind team_
             */
            team_id: string;
        };
        /** MyTeamsPageOut */
        MyTeamsPageOut: {
            /** Items */
            items: components["schemas"]["MyTeamOut"][];
            /** Next */
            next: string | null;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /** NewStaffIn */
        NewStaffIn: {
            /**
             * Contact
             * @description The whole e-mail address or phone number they sign in with
             */
            contact: string;
            /** Role */
            role: string;
        };
        /** NoteCardOut */
        NoteCardOut: {
            author: components["schemas"]["AuthorOut"];
            cover: components["schemas"]["PictureOut"] | null;
            /** Is Ad */
            is_ad: boolean;
            /** Is Ai */
            is_ai: boolean;
            /** Is Liked */
            is_liked: boolean;
            /** Is Video */
            is_video: boolean;
            /** Like Count */
            like_count: number;
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /** Published At */
            published_at: string | null;
            /** Title */
            title: string;
        };
        /** NoteCountsOut */
        NoteCountsOut: {
            /** Comment Count */
            comment_count: number;
            /** Like Count */
            like_count: number;
            /** Save Count */
            save_count: number;
            /** Share Count */
            share_count: number;
        };
        /** NoteIn */
        NoteIn: {
            /**
             * Body
             * @default
             */
            body: string;
            /** Cover Picture Id */
            cover_picture_id?: string | null;
            /**
             * Goods
             * @default []
             */
            goods: components["schemas"]["TagIn"][];
            /**
             * Is Ai Declared
             * @default false
             */
            is_ai_declared: boolean;
            /**
             * Is Paid
             * @default false
             */
            is_paid: boolean;
            /**
             * Mention Ids
             * @default []
             */
            mention_ids: string[];
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /**
             * Place Name
             * @default
             */
            place_name: string;
            /**
             * Region Code
             * @default
             */
            region_code: string;
            /**
             * Title
             * @default
             */
            title: string;
            /** Video Id */
            video_id?: string | null;
        };
        /** NoteNumbersOut */
        NoteNumbersOut: {
            before: components["schemas"]["TallyOut"];
            /** By Day */
            by_day: components["schemas"]["DayTallyOut"][];
            /** By Source */
            by_source: components["schemas"]["SourceTallyOut"][];
            note: components["schemas"]["NoteTallyOut"];
            /**
             * Since
             * Format: date
             */
            since: string;
            total: components["schemas"]["TallyOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /** NoteOut */
        NoteOut: {
            author: components["schemas"]["AuthorOut"];
            /** Author Bought */
            author_bought: boolean;
            /** Body */
            body: string;
            /** Comment Count */
            comment_count: number;
            cover: components["schemas"]["PictureOut"] | null;
            /** Cover Picture Id */
            cover_picture_id: string | null;
            /** Edited At */
            edited_at: string | null;
            /** Goods */
            goods: components["schemas"]["TagOut"][];
            /** Is Ad */
            is_ad: boolean;
            /** Is Ai */
            is_ai: boolean;
            /** Is Ai Declared */
            is_ai_declared: boolean;
            /** Is Liked */
            is_liked: boolean;
            /** Is Mine */
            is_mine: boolean;
            /** Is Paid */
            is_paid: boolean;
            /** Is Saved */
            is_saved: boolean;
            /** Is Video */
            is_video: boolean;
            /** Like Count */
            like_count: number;
            /** Mentions */
            mentions: components["schemas"]["MentionOut"][];
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /** Pictures */
            pictures: components["schemas"]["NotePicture"][];
            /** Place Name */
            place_name: string;
            /** Publish At */
            publish_at: string | null;
            /** Published At */
            published_at: string | null;
            /** Region Code */
            region_code: string;
            /** Region Name */
            region_name: string;
            /** Save Count */
            save_count: number;
            /** Share Count */
            share_count: number;
            state: components["schemas"]["NoteState"];
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
            /** Version */
            version: number;
            video: components["schemas"]["VideoOut"] | null;
        };
        /** NotePicture */
        NotePicture: {
            /** Colour */
            colour: string;
            /** Height */
            height: number;
            /**
             * Picture Id
             * @description TypeID of kind pic_
             */
            picture_id: string;
            /** Url 1280 */
            url_1280: string;
            /** Url 320 */
            url_320: string;
            /** Url 640 */
            url_640: string;
            /** Width */
            width: number;
        };
        /**
         * NoteState
         * @enum {string}
         */
        NoteState: "draft" | "scheduled" | "held" | "published" | "refused" | "hidden" | "deleted";
        /** NoteTallyOut */
        NoteTallyOut: {
            /** Clicked */
            clicked: number;
            /** Commented */
            commented: number;
            /** Commission */
            commission: components["schemas"]["MoneyOut"][];
            cover: components["schemas"]["PictureOut"] | null;
            /** Liked */
            liked: number;
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /** Orders */
            orders: number;
            /** Published At */
            published_at: string | null;
            /** Read */
            read: number;
            /** Refunds */
            refunds: components["schemas"]["MoneyOut"][];
            /** Sales */
            sales: components["schemas"]["MoneyOut"][];
            /** Saved */
            saved: number;
            /** Seen */
            seen: number;
            /** Shared */
            shared: number;
            /** Title */
            title: string;
        };
        /** NotesNumbersOut */
        NotesNumbersOut: {
            /** Items */
            items: components["schemas"]["NoteTallyOut"][];
        };
        /** NoticeOut */
        NoticeOut: {
            cover: components["schemas"]["PictureOut"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            face: components["schemas"]["PictureOut"] | null;
            /** Is Read */
            is_read: boolean;
            kind: components["schemas"]["Kind"];
            /** Link */
            link: string;
            /**
             * Notice Id
             * @description TypeID of kind ntc_
             */
            notice_id: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /** NoticesOut */
        NoticesOut: {
            /** Items */
            items: components["schemas"]["NoticeOut"][];
            /** Next */
            next: string | null;
        };
        /** NumbersOut */
        NumbersOut: {
            before: components["schemas"]["TallyOut"];
            /** By Day */
            by_day: components["schemas"]["DayTallyOut"][];
            /** By Source */
            by_source: components["schemas"]["SourceTallyOut"][];
            /**
             * Since
             * Format: date
             */
            since: string;
            total: components["schemas"]["TallyOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * OnFull
         * @description What a buyer wants when their money arrives and their seat is gone.
         * @enum {string}
         */
        OnFull: "refund" | "open_new_team";
        /** OpenIn */
        OpenIn: {
            /**
             * Activity Id
             * @description TypeID of kind act_
             */
            activity_id: string;
            /**
             * Address Id
             * @description TypeID of kind addr_
             */
            address_id: string;
            expected_total?: components["schemas"]["MoneyIn"] | null;
            /** Inviter Id */
            inviter_id?: string | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** @default refund */
            on_full: components["schemas"]["OnFull"];
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /** OptionIn */
        OptionIn: {
            /**
             * Name
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /** Values */
            values: {
                [key: string]: string;
            }[];
        };
        /** OptionOut */
        OptionOut: {
            /** Name */
            name: string;
            /** Values */
            values: string[];
        };
        /**
         * OptionsOut
         * @description What may be asked for of one line now.
         */
        OptionsOut: {
            /** Kinds */
            kinds: components["schemas"]["KindOut"][];
            /**
             * Line Id
             * @description TypeID of kind line_
             */
            line_id: string;
            /** Most */
            most: number;
            /** Option Text */
            option_text: string;
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            picture: components["schemas"]["PictureOut"] | null;
            price: components["schemas"]["MoneyOut"];
            /** Quantity */
            quantity: number;
            /** Title */
            title: string;
            /** Worth */
            worth: components["schemas"]["MoneyOut"][];
        };
        /** OrderAddressOut */
        OrderAddressOut: {
            /** Country */
            country: string;
            /** Line1 */
            line1: string;
            /** Line2 */
            line2: string;
            /** Phone */
            phone: string;
            /** Postcode */
            postcode: string;
            /** Recipient */
            recipient: string;
            /** Region Names */
            region_names: string[];
        };
        /** OrderLineOut */
        OrderLineOut: {
            discount: components["schemas"]["MoneyOut"];
            goods: components["schemas"]["MoneyOut"];
            /** Is Reviewed */
            is_reviewed: boolean;
            /**
             * Line Id
             * @description TypeID of kind line_
             */
            line_id: string;
            /** Option Text */
            option_text: string;
            payable: components["schemas"]["MoneyOut"];
            picture: components["schemas"]["PictureOut"] | null;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Promos */
            promos: components["schemas"]["PromoOut"][];
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
            /** Title */
            title: string;
            unit_price: components["schemas"]["MoneyOut"];
        };
        /** OrderOut */
        OrderOut: {
            /** Acts */
            acts: string[];
            /**
             * Checkout Id
             * @description TypeID of kind chk_
             */
            checkout_id: string;
            /** Closes At */
            closes_at: string | null;
            /** Completed At */
            completed_at: string | null;
            /** Delivered At */
            delivered_at: string | null;
            discount_total: components["schemas"]["MoneyOut"];
            freight: components["schemas"]["MoneyOut"];
            goods_total: components["schemas"]["MoneyOut"];
            /** Kind */
            kind: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            /** Paid At */
            paid_at: string | null;
            /**
             * Pay By
             * Format: date-time
             */
            pay_by: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            refunded: components["schemas"]["MoneyOut"];
            /** Shipped At */
            shipped_at: string | null;
            shop: components["schemas"]["OrderShopOut"];
            state: components["schemas"]["OrderState"];
            /** Team Id */
            team_id: string | null;
            total: components["schemas"]["MoneyOut"];
        };
        /**
         * OrderPageOut
         * @description One order, whole.
         */
        OrderPageOut: {
            /** Acts */
            acts: string[];
            address: components["schemas"]["OrderAddressOut"];
            /**
             * Checkout Id
             * @description TypeID of kind chk_
             */
            checkout_id: string;
            /** Closes At */
            closes_at: string | null;
            /** Completed At */
            completed_at: string | null;
            /** Delivered At */
            delivered_at: string | null;
            discount_total: components["schemas"]["MoneyOut"];
            freight: components["schemas"]["MoneyOut"];
            goods_total: components["schemas"]["MoneyOut"];
            /** Kind */
            kind: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Moves */
            moves: components["schemas"]["MoveOut"][];
            /** Note */
            note: string;
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            /** Paid At */
            paid_at: string | null;
            parcel: components["schemas"]["ParcelOut"] | null;
            /**
             * Pay By
             * Format: date-time
             */
            pay_by: string;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Promise */
            promise: {
                [key: string]: number | boolean;
            };
            refunded: components["schemas"]["MoneyOut"];
            /** Refunds */
            refunds: components["schemas"]["RefundOut"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Shipped At */
            shipped_at: string | null;
            shop: components["schemas"]["OrderShopOut"];
            state: components["schemas"]["OrderState"];
            /** Team Id */
            team_id: string | null;
            total: components["schemas"]["MoneyOut"];
        };
        /** OrderShopOut */
        OrderShopOut: {
            /** Name */
            name: string;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
        };
        /**
         * OrderState
         * @enum {string}
         */
        OrderState: "pending_payment" | "awaiting_team" | "to_ship" | "shipped" | "delivered" | "completed" | "cancelled" | "expired" | "refunding" | "refunded";
        /** OwnAttributeOut */
        OwnAttributeOut: {
            /** Key */
            key: string;
            kind: components["schemas"]["AttributeKind"];
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Number */
            number: number | null;
            /** Value */
            value: {
                [key: string]: string;
            };
        };
        /** OwnLicenceOut */
        OwnLicenceOut: {
            /** Address */
            address: string;
            /** Company */
            company: string;
            /** Exemption */
            exemption: string;
            /** Issued On */
            issued_on: string | null;
            /** Number */
            number: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /** OwnNoteOut */
        OwnNoteOut: {
            author: components["schemas"]["AuthorOut"];
            cover: components["schemas"]["PictureOut"] | null;
            /** Is Ad */
            is_ad: boolean;
            /** Is Ai */
            is_ai: boolean;
            /** Is Liked */
            is_liked: boolean;
            /** Is Video */
            is_video: boolean;
            /** Like Count */
            like_count: number;
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /** Publish At */
            publish_at: string | null;
            /** Published At */
            published_at: string | null;
            state: components["schemas"]["NoteState"];
            /** Title */
            title: string;
        };
        /** OwnOptionOut */
        OwnOptionOut: {
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Values */
            values: {
                [key: string]: string;
            }[];
        };
        /**
         * OwnShopOut
         * @description A shop as its own staff edit it: every language at once.
         */
        OwnShopOut: {
            /** Intro */
            intro: {
                [key: string]: string;
            };
            licence: components["schemas"]["OwnLicenceOut"];
            logo: components["schemas"]["ShopLogoOut"] | null;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Self Operated */
            self_operated: boolean;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /** Slug */
            slug: string;
            state: components["schemas"]["ShopState"];
        };
        /** OwnSkuOut */
        OwnSkuOut: {
            /** Code */
            code: string;
            /** Gtins */
            gtins: string[];
            /** Is Active */
            is_active: boolean;
            /** Is Sellable */
            is_sellable: boolean;
            /** Option Text */
            option_text: {
                [key: string]: string;
            };
            /** Option Values */
            option_values: number[];
            /** Picture Id */
            picture_id: string | null;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
            /** Weight Grams */
            weight_grams: number;
        };
        /** PageOut[AnswerOut] */
        PageOut_AnswerOut_: {
            /** Items */
            items: components["schemas"]["AnswerOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[BrandOut] */
        PageOut_BrandOut_: {
            /** Items */
            items: components["schemas"]["BrandOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[CaseOut] */
        PageOut_CaseOut_: {
            /** Items */
            items: components["schemas"]["CaseOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[CategoryRowOut] */
        PageOut_CategoryRowOut_: {
            /** Items */
            items: components["schemas"]["CategoryRowOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[CommentOut] */
        PageOut_CommentOut_: {
            /** Items */
            items: components["schemas"]["CommentOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ConversationOut] */
        PageOut_ConversationOut_: {
            /** Items */
            items: components["schemas"]["ConversationOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[CouponOut] */
        PageOut_CouponOut_: {
            /** Items */
            items: components["schemas"]["CouponOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[DepositOut] */
        PageOut_DepositOut_: {
            /** Items */
            items: components["schemas"]["DepositOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ForPointsOut] */
        PageOut_ForPointsOut_: {
            /** Items */
            items: components["schemas"]["ForPointsOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ImportLineOut] */
        PageOut_ImportLineOut_: {
            /** Items */
            items: components["schemas"]["ImportLineOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ImportOut] */
        PageOut_ImportOut_: {
            /** Items */
            items: components["schemas"]["ImportOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[InvoiceOut] */
        PageOut_InvoiceOut_: {
            /** Items */
            items: components["schemas"]["InvoiceOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ItemOut] */
        PageOut_ItemOut_: {
            /** Items */
            items: components["schemas"]["ItemOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[JudgedOut] */
        PageOut_JudgedOut_: {
            /** Items */
            items: components["schemas"]["JudgedOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ListedOut] */
        PageOut_ListedOut_: {
            /** Items */
            items: components["schemas"]["ListedOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[MovementOut] */
        PageOut_MovementOut_: {
            /** Items */
            items: components["schemas"]["MovementOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[MyShareOut] */
        PageOut_MyShareOut_: {
            /** Items */
            items: components["schemas"]["MyShareOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[NoteCardOut] */
        PageOut_NoteCardOut_: {
            /** Items */
            items: components["schemas"]["NoteCardOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[OrderOut] */
        PageOut_OrderOut_: {
            /** Items */
            items: components["schemas"]["OrderOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[OwnNoteOut] */
        PageOut_OwnNoteOut_: {
            /** Items */
            items: components["schemas"]["OwnNoteOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[PointsEntryOut] */
        PageOut_PointsEntryOut_: {
            /** Items */
            items: components["schemas"]["PointsEntryOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[PriceChangeOut] */
        PageOut_PriceChangeOut_: {
            /** Items */
            items: components["schemas"]["PriceChangeOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ProductOut] */
        PageOut_ProductOut_: {
            /** Items */
            items: components["schemas"]["ProductOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[QuestionOut] */
        PageOut_QuestionOut_: {
            /** Items */
            items: components["schemas"]["QuestionOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[ReviewOut] */
        PageOut_ReviewOut_: {
            /** Items */
            items: components["schemas"]["ReviewOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[StatementOut] */
        PageOut_StatementOut_: {
            /** Items */
            items: components["schemas"]["StatementOut"][];
            /** Next */
            next: string | null;
        };
        /** PageOut[TemplateOut] */
        PageOut_TemplateOut_: {
            /** Items */
            items: components["schemas"]["TemplateOut"][];
            /** Next */
            next: string | null;
        };
        /** ParcelOut */
        ParcelOut: {
            /** Carrier */
            carrier: string;
            /** Carrier Name */
            carrier_name: string;
            /** Tracking No */
            tracking_no: string;
            /** Tracking Url */
            tracking_url: string | null;
        };
        /**
         * PartyOut
         * @description The other side.
         */
        PartyOut: {
            /** Name */
            name: string;
            /** Person Id */
            person_id: string | null;
            picture: components["schemas"]["PictureOut"] | null;
            /** Shop Id */
            shop_id: string | null;
            /** Slug */
            slug: string;
        };
        /** PauseOut */
        PauseOut: {
            /** Strikes */
            strikes: components["schemas"]["StrikeOut"][];
            /** Until */
            until: string | null;
        };
        /** PayoutOut */
        PayoutOut: {
            amount: components["schemas"]["MoneyOut"];
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Paid At */
            paid_at: string | null;
            /**
             * Payout Id
             * @description TypeID of kind spay_
             */
            payout_id: string;
            /** Provider */
            provider: string;
            stage: components["schemas"]["PayoutStage"];
        };
        /**
         * PayoutStage
         * @description How far what a statement brought is on its way to the shop's bank.
         * @enum {string}
         */
        PayoutStage: "held" | "on_its_way" | "tried_again" | "paid";
        /** PhoneCodeIn */
        PhoneCodeIn: {
            /** Code */
            code: string;
            /** Phone */
            phone: string;
        };
        /** PhoneCodeOut */
        PhoneCodeOut: {
            /**
             * Expires In
             * @description Seconds until the code no longer counts
             */
            expires_in: number;
            /** Phone Masked */
            phone_masked: string;
            /**
             * Shown Code
             * @description The code itself, where no text message leaves; null in production
             */
            shown_code: string | null;
        };
        /** PhoneIn */
        PhoneIn: {
            /**
             * Phone
             * @description As people write it; without a country it is a Chinese number
             */
            phone: string;
        };
        /** PictureOut */
        PictureOut: {
            /** Colour */
            colour: string;
            /** Height */
            height: number;
            /** Url 1280 */
            url_1280: string;
            /** Url 320 */
            url_320: string;
            /** Url 640 */
            url_640: string;
            /** Width */
            width: number;
        };
        /** PointsEntryOut */
        PointsEntryOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Balance After */
            balance_after: number;
            kind: components["schemas"]["Kind"];
            /** Points */
            points: number;
            /** Title */
            title: string;
        };
        /** PointsOut */
        PointsOut: {
            /** Balance */
            balance: number;
            /** Debt */
            debt: number;
            /** Expires At */
            expires_at: string | null;
            /** Expiring */
            expiring: number;
        };
        /** PriceChangeOut */
        PriceChangeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            compare_at: components["schemas"]["MoneyOut"] | null;
            /** Compare Source */
            compare_source: {
                [key: string]: string;
            } | null;
            price: components["schemas"]["MoneyOut"];
        };
        /** PriceIn */
        PriceIn: {
            /**
             * Because
             * @default
             */
            because: string;
            compare_at?: components["schemas"]["MoneyIn"] | null;
            /** Compare Source */
            compare_source?: {
                [key: string]: string;
            } | null;
            price: components["schemas"]["MoneyIn"];
        };
        /**
         * PriceOut
         * @description For staff, who edit all languages: texts are whole.
         */
        PriceOut: {
            compare_at: components["schemas"]["MoneyOut"] | null;
            /** Compare Source */
            compare_source: {
                [key: string]: string;
            } | null;
            lowest_7_days: components["schemas"]["MoneyOut"] | null;
            price: components["schemas"]["MoneyOut"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /**
         * Problem
         * @description RFC 9457, with a stable `code` that clients switch on and translations key on.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Errors */
            errors: components["schemas"]["ProblemField"][];
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Request Id */
            request_id: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /** ProblemField */
        ProblemField: {
            /** Code */
            code: string;
            /** Field */
            field: string;
            /** Message */
            message: string;
        };
        /**
         * ProductChangesIn
         * @description What is absent stays. `skus` are all that there shall be: known codes change, new ones are added, others rest.
         */
        ProductChangesIn: {
            /**
             * Attributes
             * @default []
             */
            attributes: components["schemas"]["AttributeIn"][];
            /** Brand Id */
            brand_id?: string | null;
            /**
             * Category Id
             * @description TypeID of kind cat_
             */
            category_id?: string;
            /**
             * Description
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            description: {
                [key: string]: string;
            };
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["OptionIn"][];
            /**
             * Origin
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            origin: {
                [key: string]: string;
            };
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /**
             * Skus
             * @default []
             */
            skus: components["schemas"]["SkuIn"][];
            /**
             * Slug
             * @default
             */
            slug: string;
            /**
             * Subtitle
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            subtitle: {
                [key: string]: string;
            };
            /**
             * Title
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            title: {
                [key: string]: string;
            };
        };
        /**
         * ProductIn
         * @description A whole product. Without a slug it gets one from its title.
         */
        ProductIn: {
            /**
             * Attributes
             * @default []
             */
            attributes: components["schemas"]["AttributeIn"][];
            /** Brand Id */
            brand_id?: string | null;
            /**
             * Category Id
             * @description TypeID of kind cat_
             */
            category_id: string;
            /**
             * Description
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            description: {
                [key: string]: string;
            };
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["OptionIn"][];
            /**
             * Origin
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            origin: {
                [key: string]: string;
            };
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /**
             * Skus
             * @default []
             */
            skus: components["schemas"]["SkuIn"][];
            /** Slug */
            slug?: string | null;
            /**
             * Subtitle
             * @default {}
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            subtitle: {
                [key: string]: string;
            };
            /**
             * Title
             * @example {
             *       "en": "Mug",
             *       "zh-CN": "杯子"
             *     }
             */
            title: {
                [key: string]: string;
            };
        };
        /** ProductOut */
        ProductOut: {
            /** Attributes */
            attributes: components["schemas"]["OwnAttributeOut"][];
            /** Brand Id */
            brand_id: string | null;
            /**
             * Category Id
             * @description TypeID of kind cat_
             */
            category_id: string;
            /** Description */
            description: {
                [key: string]: string;
            };
            /** Options */
            options: components["schemas"]["OwnOptionOut"][];
            /** Origin */
            origin: {
                [key: string]: string;
            };
            /** Picture Ids */
            picture_ids: string[];
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Published At */
            published_at: string | null;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /** Skus */
            skus: components["schemas"]["OwnSkuOut"][];
            /** Slug */
            slug: string;
            state: components["schemas"]["ProductState"];
            /** Subtitle */
            subtitle: {
                [key: string]: string;
            };
            /** Title */
            title: {
                [key: string]: string;
            };
        };
        /**
         * ProductPageOut
         * @description The body, with stock and teams as they are now.
         */
        ProductPageOut: {
            /** Attributes */
            attributes: components["schemas"]["AttributeOut"][];
            /** Brand */
            brand: string | null;
            /** Category Path */
            category_path: components["schemas"]["CategoryStepOut"][];
            /** Description */
            description: string;
            group: components["schemas"]["GroupOut"] | null;
            /** Options */
            options: components["schemas"]["OptionOut"][];
            /** Origin */
            origin: string;
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            promise: components["schemas"]["PromiseOut"];
            reviews: components["schemas"]["ReviewsOut"];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            shop: components["schemas"]["ShopOut"];
            /** Skus */
            skus: components["schemas"]["SkuOut"][];
            /** Sold Count */
            sold_count: number;
            /** Subtitle */
            subtitle: string;
            /** Title */
            title: string;
        };
        /**
         * ProductState
         * @enum {string}
         */
        ProductState: "draft" | "published" | "withdrawn";
        /** ProfileOut */
        ProfileOut: {
            account: components["schemas"]["AccountOut"];
            avatar: components["schemas"]["PictureOut"] | null;
            following: components["schemas"]["Following"];
            /** Follows Me */
            follows_me: boolean;
            /** Is Blocked */
            is_blocked: boolean;
            /** Is Friend */
            is_friend: boolean;
            /** Is Me */
            is_me: boolean;
            /** Is Muted */
            is_muted: boolean;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
            /** Shows Notes */
            shows_notes: boolean;
        };
        /** PromiseOut */
        PromiseOut: {
            /** Freight */
            freight: string;
            /** Seven Day Return */
            seven_day_return: boolean;
            /** Ship Within Hours */
            ship_within_hours: number;
        };
        /** PromoOut */
        PromoOut: {
            amount: components["schemas"]["MoneyOut"];
            /** Funder */
            funder: string;
            /** Source */
            source: string;
        };
        /** PublishIn */
        PublishIn: {
            /** Publish At */
            publish_at?: string | null;
        };
        /** QuestionIn */
        QuestionIn: {
            /** Text */
            text: string;
        };
        /** QuestionOut */
        QuestionOut: {
            /** Answer Count */
            answer_count: number;
            /** Answers */
            answers: components["schemas"]["AnswerOut"][];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Is Held */
            is_held: boolean;
            /** Is Mine */
            is_mine: boolean;
            /**
             * May Answer
             * @enum {string}
             */
            may_answer: "no" | "as_buyer" | "as_shop";
            /** Nickname Masked */
            nickname_masked: string;
            product: components["schemas"]["AskedProductOut"] | null;
            /**
             * Question Id
             * @description TypeID of kind ques_
             */
            question_id: string;
            /** Text */
            text: string;
        };
        /** QuoteIn */
        QuoteIn: {
            /** Address Id */
            address_id?: string | null;
            /**
             * Coupon Ids
             * @default []
             */
            coupon_ids: string[];
            /** Lines */
            lines: components["schemas"]["LineIn"][];
        };
        /** QuoteOut */
        QuoteOut: {
            discount_total: components["schemas"]["MoneyOut"];
            freight_total: components["schemas"]["MoneyOut"];
            /** Freights */
            freights: components["schemas"]["ShopFreightOut"][];
            goods_total: components["schemas"]["MoneyOut"];
            /** Lines */
            lines: components["schemas"]["QuotedLineOut"][];
            total: components["schemas"]["MoneyOut"];
        };
        /** QuotedLineOut */
        QuotedLineOut: {
            goods: components["schemas"]["MoneyOut"];
            payable: components["schemas"]["MoneyOut"];
            /** Promos */
            promos: components["schemas"]["PromoOut"][];
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
            unit_price: components["schemas"]["MoneyOut"];
        };
        /** ReadIn */
        ReadIn: {
            /**
             * Up To
             * @description TypeID of kind ntc_
             */
            up_to: string;
        };
        /** ReadUpToIn */
        ReadUpToIn: {
            /** Number */
            number: number;
        };
        /** RefundOut */
        RefundOut: {
            amount: components["schemas"]["MoneyOut"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: string;
            /** State */
            state: string;
        };
        /** RegionOut */
        RegionOut: {
            /** Code */
            code: string;
            /** Level */
            level: number;
            /** Name */
            name: string;
        };
        /** RegionsOut */
        RegionsOut: {
            /** Items */
            items: components["schemas"]["RegionOut"][];
        };
        /** ReplyIn */
        ReplyIn: {
            /** Text */
            text: string;
        };
        /** ReplyOut */
        ReplyOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Changed At */
            changed_at: string | null;
            /** Text */
            text: string;
        };
        /** ReportIn */
        ReportIn: {
            /** Rule */
            rule: string;
            /** Subject */
            subject: string;
            /**
             * Text
             * @default
             */
            text: string;
        };
        /** RequestIn */
        RequestIn: {
            /**
             * Keep Title
             * @default false
             */
            keep_title: boolean;
            kind: components["schemas"]["TitleKind"];
            /** Name */
            name: string;
            /**
             * Order Id
             * @description TypeID of kind ord_
             */
            order_id: string;
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
        };
        /** ReturnAddressIn */
        ReturnAddressIn: {
            /** Phone */
            phone: string;
            /** Recipient */
            recipient: string;
            /** Text */
            text: string;
        };
        /** ReturnOut */
        ReturnOut: {
            /** Phone */
            phone: string;
            /** Recipient */
            recipient: string;
            /** Text */
            text: string;
        };
        /** ReviewCardOut */
        ReviewCardOut: {
            /** Nickname Masked */
            nickname_masked: string;
            /** Option Text */
            option_text: string;
            /** Origin */
            origin: string;
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
        };
        /**
         * ReviewFilter
         * @enum {string}
         */
        ReviewFilter: "all" | "with_pictures" | "good" | "bad";
        /** ReviewIn */
        ReviewIn: {
            /**
             * As Note
             * @default false
             */
            as_note: boolean;
            /**
             * Order Line Id
             * @description TypeID of kind line_
             */
            order_line_id: string;
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /** Stars */
            stars: number;
            /**
             * Text
             * @default
             */
            text: string;
            /** Video Id */
            video_id?: string | null;
        };
        /** ReviewOut */
        ReviewOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            avatar: components["schemas"]["PictureOut"] | null;
            follow_up: components["schemas"]["FollowUpOut"] | null;
            /** Helpful Count */
            helpful_count: number;
            /** Is Held */
            is_held: boolean;
            /** Is Helpful */
            is_helpful: boolean;
            /** Is Mine */
            is_mine: boolean;
            /** Nickname Masked */
            nickname_masked: string;
            /** Note Id */
            note_id: string | null;
            /** Option Text */
            option_text: string;
            /** Origin */
            origin: string | null;
            /** Pictures */
            pictures: components["schemas"]["PictureOut"][];
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            reply: components["schemas"]["ReplyOut"] | null;
            /**
             * Review Id
             * @description TypeID of kind rev_
             */
            review_id: string;
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            video: components["schemas"]["VideoOut"] | null;
        };
        /**
         * ReviewSort
         * @enum {string}
         */
        ReviewSort: "newest" | "helpful";
        /** ReviewsOut */
        ReviewsOut: {
            /** Average */
            average: number | null;
            /** Count */
            count: number;
            /** Items */
            items: components["schemas"]["ReviewCardOut"][];
        };
        /** RewriteIn */
        RewriteIn: {
            /**
             * Body
             * @default
             */
            body: string;
            /** Cover Picture Id */
            cover_picture_id?: string | null;
            /**
             * Goods
             * @default []
             */
            goods: components["schemas"]["TagIn"][];
            /**
             * Is Ai Declared
             * @default false
             */
            is_ai_declared: boolean;
            /**
             * Is Paid
             * @default false
             */
            is_paid: boolean;
            /**
             * Mention Ids
             * @default []
             */
            mention_ids: string[];
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /**
             * Place Name
             * @default
             */
            place_name: string;
            /**
             * Region Code
             * @default
             */
            region_code: string;
            /**
             * Title
             * @default
             */
            title: string;
            /** Version */
            version?: number | null;
            /** Video Id */
            video_id?: string | null;
        };
        /**
         * Role
         * @enum {string}
         */
        Role: "owner" | "manager" | "clerk";
        /** RuleOut */
        RuleOut: {
            /** Chapter */
            chapter: string;
            /** Code */
            code: string;
            /** Is Citable */
            is_citable: boolean;
            /** Words */
            words: string;
        };
        /** SaveIn */
        SaveIn: {
            /** Board Id */
            board_id?: string | null;
        };
        /** SayIn */
        SayIn: {
            /**
             * Picture Ids
             * @default []
             */
            picture_ids: string[];
            /** Text */
            text: string;
        };
        /** SearchOut */
        SearchOut: {
            /** Corrected */
            corrected: string | null;
            facets: components["schemas"]["FacetsOut"];
            /** Is Counted */
            is_counted: boolean;
            /** Is Partial */
            is_partial: boolean;
            /** Items */
            items: components["schemas"]["CardOut"][];
            /** Next */
            next: string | null;
            /** Sort Reason */
            sort_reason: string;
            /** Total */
            total: number;
        };
        /** SeatIn */
        SeatIn: {
            /**
             * Address Id
             * @description TypeID of kind addr_
             */
            address_id: string;
            expected_total?: components["schemas"]["MoneyIn"] | null;
            /** Inviter Id */
            inviter_id?: string | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** @default refund */
            on_full: components["schemas"]["OnFull"];
            /** Quantity */
            quantity: number;
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /** SeatOut */
        SeatOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Friend Name */
            friend_name: string;
            /** Is Leader */
            is_leader: boolean;
            /** Is Me */
            is_me: boolean;
            /** Nickname Masked */
            nickname_masked: string;
            state: components["schemas"]["SeatState"];
        };
        /**
         * SeatState
         * @enum {string}
         */
        SeatState: "held" | "paid" | "confirmed" | "released" | "refunding" | "refunded";
        /** SeatedOut */
        SeatedOut: {
            checkout: components["schemas"]["CheckoutOut"];
            team: components["schemas"]["TeamBriefOut"];
        };
        /** SendIn */
        SendIn: {
            /** Carrier */
            carrier: string;
            /** Tracking No */
            tracking_no: string;
        };
        /** SentOut */
        SentOut: {
            /** Carrier */
            carrier: string;
            /** Tracking No */
            tracking_no: string;
            /** Tracking Url */
            tracking_url: string | null;
        };
        /** SessionOut */
        SessionOut: {
            /** Basket Count */
            basket_count: number;
            /** Csrf Ready */
            csrf_ready: boolean;
            /** Language */
            language: string;
            /** Live Url */
            live_url: string;
            person: components["schemas"]["SessionPersonOut"] | null;
            /** Unread Notices */
            unread_notices: number;
        };
        /** SessionPersonOut */
        SessionPersonOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Language */
            language: string;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
        };
        /** ShareIn */
        ShareIn: {
            channel: components["schemas"]["Channel"];
            /** Parent Code */
            parent_code?: string | null;
            /** Subject Id */
            subject_id: string;
            subject_kind: components["schemas"]["SubjectKind"];
        };
        /** ShareOut */
        ShareOut: {
            channel: components["schemas"]["Channel"];
            /** Code */
            code: string;
            /** Link */
            link: string;
            subject_kind: components["schemas"]["SubjectKind"];
        };
        /**
         * Shelf
         * @description Which of one's coupons a page shows.
         * @enum {string}
         */
        Shelf: "usable" | "used" | "expired";
        /** ShipmentIn */
        ShipmentIn: {
            /** Carrier */
            carrier: string;
            /** Tracking No */
            tracking_no: string;
        };
        /** ShopFreightOut */
        ShopFreightOut: {
            freight: components["schemas"]["MoneyOut"];
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
        };
        /** ShopIn */
        ShopIn: {
            /** Intro */
            intro?: {
                [key: string]: string;
            } | null;
            /** Name */
            name?: {
                [key: string]: string;
            } | null;
        };
        /** ShopLogoOut */
        ShopLogoOut: {
            /** Colour */
            colour: string;
            /** Height */
            height: number;
            /** Url 1280 */
            url_1280: string;
            /** Url 320 */
            url_320: string;
            /** Url 640 */
            url_640: string;
            /** Width */
            width: number;
        };
        /** ShopOut */
        ShopOut: {
            /** Intro */
            intro: string;
            licence: components["schemas"]["LicenceOut"];
            logo: components["schemas"]["PictureOut"] | null;
            /** Name */
            name: string;
            /** Self Operated */
            self_operated: boolean;
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
        };
        /** ShopPageOut */
        ShopPageOut: {
            /** Items */
            items: components["schemas"]["CardOut"][];
            /** Next */
            next: string | null;
            shop: components["schemas"]["ShopOut"];
        };
        /**
         * ShopState
         * @enum {string}
         */
        ShopState: "open" | "suspended";
        /**
         * ShownKind
         * @enum {string}
         */
        ShownKind: "scan" | "invoke" | "transfer";
        /**
         * ShownOut
         * @description What the payer gets instead of being sent somewhere.
         */
        ShownOut: {
            kind: components["schemas"]["ShownKind"];
            /** Text */
            text: string;
        };
        /** ShownPurchaseOut */
        ShownPurchaseOut: {
            /** Is Shown */
            is_shown: boolean;
        };
        /** SightedIn */
        SightedIn: {
            /**
             * Deed
             * @enum {string}
             */
            deed: "seen" | "read" | "clicked";
            /**
             * Note Id
             * @description TypeID of kind note_
             */
            note_id: string;
            /** Product Id */
            product_id?: string | null;
            /** @default direct */
            source: components["schemas"]["Source"];
        };
        /** SightingsIn */
        SightingsIn: {
            /** Items */
            items: components["schemas"]["SightedIn"][];
        };
        /** SkuIn */
        SkuIn: {
            /** Code */
            code: string;
            /**
             * Gtins
             * @default []
             */
            gtins: string[];
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /**
             * Option Values
             * @default []
             */
            option_values: number[];
            /** Picture Id */
            picture_id?: string | null;
            /**
             * Weight Grams
             * @default 0
             */
            weight_grams: number;
        };
        /** SkuOut */
        SkuOut: {
            /** Available */
            available: number;
            compare_at: components["schemas"]["MoneyOut"] | null;
            /** Compare Source */
            compare_source: string | null;
            group_price: components["schemas"]["MoneyOut"] | null;
            /** Option Values */
            option_values: number[];
            picture: components["schemas"]["PictureOut"] | null;
            price: components["schemas"]["MoneyOut"];
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
            /** Text */
            text: string;
        };
        /** SlipIn */
        SlipIn: {
            /** Payer Name */
            payer_name: string;
            /**
             * Picture Id
             * @description TypeID of kind pic_
             */
            picture_id: string;
        };
        /** SlipOut */
        SlipOut: {
            /**
             * Slip Id
             * @description TypeID of kind slip_
             */
            slip_id: string;
            state: components["schemas"]["SlipState"];
        };
        /**
         * SlipState
         * @enum {string}
         */
        SlipState: "submitted" | "accepted" | "refused";
        /**
         * Source
         * @description By which way somebody came to a note.
         * @enum {string}
         */
        Source: "following" | "discover" | "nearby" | "topic" | "search" | "person" | "product" | "share" | "direct";
        /** SourceTallyOut */
        SourceTallyOut: {
            /** Clicked */
            clicked: number;
            /** Commented */
            commented: number;
            /** Commission */
            commission: components["schemas"]["MoneyOut"][];
            /** Liked */
            liked: number;
            /** Orders */
            orders: number;
            /** Read */
            read: number;
            /** Refunds */
            refunds: components["schemas"]["MoneyOut"][];
            /** Sales */
            sales: components["schemas"]["MoneyOut"][];
            /** Saved */
            saved: number;
            /** Seen */
            seen: number;
            /** Shared */
            shared: number;
            source: components["schemas"]["Source"];
        };
        /** StaffListOut */
        StaffListOut: {
            /** Items */
            items: components["schemas"]["StaffOut"][];
            /** Next */
            next: string | null;
        };
        /** StaffOut */
        StaffOut: {
            /** Email */
            email: string | null;
            /** Nickname */
            nickname: string;
            /**
             * Person Id
             * @description TypeID of kind pers_
             */
            person_id: string;
            /** Phone Masked */
            phone_masked: string | null;
            role: components["schemas"]["Role"];
        };
        /** StaffRoleIn */
        StaffRoleIn: {
            /** Role */
            role: string;
        };
        /** StatementOut */
        StatementOut: {
            /** Can Confirm */
            can_confirm: boolean;
            commission: components["schemas"]["MoneyOut"];
            /**
             * Confirm By
             * Format: date-time
             */
            confirm_by: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            gross: components["schemas"]["MoneyOut"];
            /** Item Count */
            item_count: number;
            net: components["schemas"]["MoneyOut"];
            /** Number */
            number: number;
            payment_fee: components["schemas"]["MoneyOut"];
            promoter_commission: components["schemas"]["MoneyOut"];
            reserve: components["schemas"]["MoneyOut"];
            /**
             * Shop Id
             * @description TypeID of kind shop_
             */
            shop_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            state: components["schemas"]["StatementState"];
            /**
             * Statement Id
             * @description TypeID of kind stmt_
             */
            statement_id: string;
            technical_fee: components["schemas"]["MoneyOut"];
        };
        /**
         * StatementState
         * @enum {string}
         */
        StatementState: "open" | "confirmed";
        /** StoredPictureOut */
        StoredPictureOut: {
            ai_evidence: components["schemas"]["AiEvidence"];
            /** Blurhash */
            blurhash: string;
            /** Colour */
            colour: string;
            /** Height */
            height: number;
            /**
             * Picture Id
             * @description TypeID of kind pic_
             */
            picture_id: string;
            /** Url 1280 */
            url_1280: string;
            /** Url 320 */
            url_320: string;
            /** Url 640 */
            url_640: string;
            /** Width */
            width: number;
        };
        /** StrikeOut */
        StrikeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Counts Until
             * Format: date-time
             */
            counts_until: string;
            /** Points */
            points: number;
            /** Rule */
            rule: string;
            /** Rule Words */
            rule_words: string;
        };
        /**
         * SubjectKind
         * @enum {string}
         */
        SubjectKind: "product" | "note" | "team" | "shop";
        /**
         * SuggestedOut
         * @description What may be meant by what was typed so far, for each tab of the search.
         */
        SuggestedOut: {
            /** Goods */
            goods: string[];
            /** People */
            people: components["schemas"]["FoundPersonOut"][];
            /** Topics */
            topics: components["schemas"]["TopicOut"][];
        };
        /** SuggestionsOut */
        SuggestionsOut: {
            /** Items */
            items: string[];
        };
        /** SummaryOut */
        SummaryOut: {
            /** Average X100 */
            average_x100: number;
            /** Count */
            count: number;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Stars */
            stars: number[];
            /** With Pictures Count */
            with_pictures_count: number;
        };
        /** TagIn */
        TagIn: {
            /**
             * Picture
             * @default 0
             */
            picture: number;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /**
             * X Bp
             * @default 5000
             */
            x_bp: number;
            /**
             * Y Bp
             * @default 5000
             */
            y_bp: number;
        };
        /**
         * TagOut
         * @description A thing on a picture, and what it costs here from.
         */
        TagOut: {
            /** On Picture */
            on_picture: number;
            picture: components["schemas"]["PictureOut"] | null;
            price_from: components["schemas"]["MoneyOut"] | null;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Title */
            title: string;
            /** X Bp */
            x_bp: number;
            /** Y Bp */
            y_bp: number;
        };
        /** TallyOut */
        TallyOut: {
            /** Clicked */
            clicked: number;
            /** Commented */
            commented: number;
            /** Commission */
            commission: components["schemas"]["MoneyOut"][];
            /** Liked */
            liked: number;
            /** Orders */
            orders: number;
            /** Read */
            read: number;
            /** Refunds */
            refunds: components["schemas"]["MoneyOut"][];
            /** Sales */
            sales: components["schemas"]["MoneyOut"][];
            /** Saved */
            saved: number;
            /** Seen */
            seen: number;
            /** Shared */
            shared: number;
        };
        /** TeamBriefOut */
        TeamBriefOut: {
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Held Count */
            held_count: number;
            /** Paid Count */
            paid_count: number;
            /** Size */
            size: number;
            state: components["schemas"]["TeamState"];
            /**
             * Team Id
             * @description TypeID of kind team_
             */
            team_id: string;
        };
        /**
         * TeamCardOut
         * @description A team in a list.
         */
        TeamCardOut: {
            card: components["schemas"]["TeamProductOut"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            leader: components["schemas"]["TeamPersonOut"];
            /** Missing */
            missing: number;
            /** Paid Count */
            paid_count: number;
            /** Size */
            size: number;
            state: components["schemas"]["TeamState"];
            /**
             * Team Id
             * @description TypeID of kind team_
             */
            team_id: string;
        };
        /**
         * TeamOut
         * @description One team, whole, to whoever looks.
         */
        TeamOut: {
            /**
             * Activity Id
             * @description TypeID of kind act_
             */
            activity_id: string;
            card: components["schemas"]["TeamProductOut"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Held Count */
            held_count: number;
            /** I Am In */
            i_am_in: boolean;
            leader: components["schemas"]["TeamPersonOut"];
            /** Leave Until */
            leave_until: string | null;
            /** Missing */
            missing: number;
            /** My Order Id */
            my_order_id: string | null;
            my_seat_state: components["schemas"]["SeatState"] | null;
            /** Paid Count */
            paid_count: number;
            /** Prices */
            prices: components["schemas"]["TeamPriceOut"][];
            /** Seats */
            seats: components["schemas"]["SeatOut"][];
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
            /** Size */
            size: number;
            state: components["schemas"]["TeamState"];
            /**
             * Team Id
             * @description TypeID of kind team_
             */
            team_id: string;
        };
        /** TeamPersonOut */
        TeamPersonOut: {
            avatar: components["schemas"]["PictureOut"] | null;
            /** Nickname Masked */
            nickname_masked: string;
        };
        /** TeamPriceOut */
        TeamPriceOut: {
            price: components["schemas"]["MoneyOut"];
            /**
             * Sku Id
             * @description TypeID of kind sku_
             */
            sku_id: string;
        };
        /**
         * TeamProductOut
         * @description What a team buys.
         */
        TeamProductOut: {
            group_price: components["schemas"]["MoneyOut"];
            picture: components["schemas"]["PictureOut"] | null;
            price: components["schemas"]["MoneyOut"] | null;
            /**
             * Product Id
             * @description TypeID of kind prod_
             */
            product_id: string;
            /** Shop Name */
            shop_name: string;
            /** Title */
            title: string;
        };
        /**
         * TeamState
         * @enum {string}
         */
        TeamState: "pending_leader_pay" | "open" | "succeeded" | "failed" | "dissolved" | "abandoned";
        /** TeamsPageOut */
        TeamsPageOut: {
            /** Items */
            items: components["schemas"]["TeamCardOut"][];
            /** Next */
            next: string | null;
            /**
             * Server Time
             * Format: date-time
             */
            server_time: string;
        };
        /** TemplateIn */
        TemplateIn: {
            /** Count Total */
            count_total?: number | null;
            /** Ends At */
            ends_at?: string | null;
            most?: components["schemas"]["MoneyIn"] | null;
            off?: components["schemas"]["MoneyIn"] | null;
            /**
             * Off Bps
             * @default 0
             */
            off_bps: number;
            /** Per Person */
            per_person?: number | null;
            /** Points Price */
            points_price?: number | null;
            /**
             * Product Ids
             * @default []
             */
            product_ids: string[];
            threshold: components["schemas"]["MoneyIn"];
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Valid Days */
            valid_days: number;
            way: components["schemas"]["Way"];
        };
        /** TemplateOut */
        TemplateOut: {
            /** Count Issued */
            count_issued: number;
            /** Count Total */
            count_total: number | null;
            /** Ends At */
            ends_at: string | null;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Per Person */
            per_person: number | null;
            /** Points Price */
            points_price: number | null;
            /**
             * Template Id
             * @description TypeID of kind tmpl_
             */
            template_id: string;
            terms: components["schemas"]["TermsOut"];
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Valid Days */
            valid_days: number;
            way: components["schemas"]["Way"];
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * TermsOut
         * @description What a coupon gives, an amount or a part up to an amount, and what the goods must cost.
         */
        TermsOut: {
            most: components["schemas"]["MoneyOut"] | null;
            off: components["schemas"]["MoneyOut"] | null;
            /** Off Bps */
            off_bps: number;
            /** Product Ids */
            product_ids: string[];
            threshold: components["schemas"]["MoneyOut"];
        };
        /** TicketOut */
        TicketOut: {
            /** Expires In */
            expires_in: number;
            /** Ticket */
            ticket: string;
            /**
             * Url
             * @description Where to open the event stream, ticket included
             */
            url: string;
        };
        /** TitleIn */
        TitleIn: {
            kind: components["schemas"]["TitleKind"];
            /** Name */
            name: string;
            /**
             * Tax Id
             * @default
             */
            tax_id: string;
        };
        /**
         * TitleKind
         * @enum {string}
         */
        TitleKind: "personal" | "company";
        /** TitleOut */
        TitleOut: {
            kind: components["schemas"]["TitleKind"];
            /** Name */
            name: string;
            /** Tax Id */
            tax_id: string;
            /**
             * Title Id
             * @description TypeID of kind ttl_
             */
            title_id: string;
        };
        /** TopicOut */
        TopicOut: {
            /** Note Count */
            note_count: number;
            /** Topic */
            topic: string;
        };
        /** TopicsIn */
        TopicsIn: {
            /**
             * Topics
             * @description `team:<id>` for any team, `person:<id>` for oneself
             */
            topics: string[];
        };
        /** UnreadMessagesOut */
        UnreadMessagesOut: {
            /** Unread Count */
            unread_count: number;
        };
        /** UnreadOut */
        UnreadOut: {
            /** Unread Count */
            unread_count: number;
        };
        /**
         * Verdict
         * @enum {string}
         */
        Verdict: "new" | "changed" | "unchanged" | "left" | "refused" | "remark";
        /** VideoIn */
        VideoIn: {
            /** Content Type */
            content_type: string;
            /**
             * Sha256
             * @default
             */
            sha256: string;
            /** Size Bytes */
            size_bytes: number;
        };
        /** VideoOut */
        VideoOut: {
            ai_evidence: components["schemas"]["AiEvidence"];
            /** Blurhash */
            blurhash: string;
            cover: components["schemas"]["PictureOut"] | null;
            /** Has Sound */
            has_sound: boolean;
            /** Height */
            height: number;
            /** Seconds */
            seconds: number;
            /** Url */
            url: string;
            /**
             * Video Id
             * @description TypeID of kind vid_
             */
            video_id: string;
            /** Width */
            width: number;
        };
        /** VideoUploadOut */
        VideoUploadOut: {
            /** Covers */
            covers: components["schemas"]["StoredPictureOut"][];
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Part Bytes */
            part_bytes: number;
            /** Parts */
            parts: number[];
            /** Progress */
            progress: number;
            /** Refused Because */
            refused_because: string;
            /** Size Bytes */
            size_bytes: number;
            /** State */
            state: string;
            video: components["schemas"]["VideoOut"] | null;
            /**
             * Video Id
             * @description TypeID of kind vid_
             */
            video_id: string;
        };
        /**
         * Way
         * @description How coupons of a template come to people.
         * @enum {string}
         */
        Way: "reward" | "points";
        /** WillingnessIn */
        WillingnessIn: {
            /** Is Asked */
            is_asked: boolean;
        };
        /** WillingnessOut */
        WillingnessOut: {
            /** Is Asked */
            is_asked: boolean;
        };
        /** WishIn */
        WishIn: {
            amount?: components["schemas"]["MoneyIn"] | null;
            kind: components["schemas"]["CaseKind"];
            /**
             * Line Id
             * @description TypeID of kind line_
             */
            line_id: string;
            /** Quantity */
            quantity: number;
            reason: components["schemas"]["CaseReason"];
            /** Sku Id */
            sku_id?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    market_affiliate_endpoints_read_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_affiliate_endpoints_answer_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_affiliate_endpoints_read_brought: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_affiliate_endpoints_list_mine: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_MyShareOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_affiliate_endpoints_share: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_affiliate_endpoints_poster: {
        parameters: {
            query?: {
                lang?: ("zh-CN" | "en") | null;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_affiliate_endpoints_qr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_my_cases: {
        parameters: {
            query?: {
                is_open?: boolean | null;
                order_id?: string | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_CaseOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_apply: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_read_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_take_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_say_yes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_ask_another_operator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_have_received: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_ask_operator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_take_longer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_inspect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_send_in_its_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_say_no: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_turn_away: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_give_to_carrier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_have_signed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_add_statement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_take_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind case_ */
                case_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasePageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_read_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind line_ */
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptionsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakdownOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_aftersales_endpoints_shop_cases: {
        parameters: {
            query?: {
                state?: components["schemas"]["CaseState"] | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_CaseOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_list_brands: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_BrandOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_CategoryRowOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChangesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_list_goods: {
        parameters: {
            query?: {
                state?: components["schemas"]["ProductState"] | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ProductOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_catalogue_endpoints_create: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_read_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_change_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_list_asking: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ListedOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_welcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_let_go: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_list_friends: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaceOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_list_kept_away: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptAwayOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_read_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_block_somebody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_unblock_somebody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_stop_following: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_list_followers: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ListedOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_list_followed: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ListedOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_mute_somebody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_circles_endpoints_unmute_somebody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_list_mine: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ReviewOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_read_shown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPurchaseOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPurchaseOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_hide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownPurchaseOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_list_friends_who_bought: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FriendsWhoBoughtOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_list_reviews: {
        parameters: {
            query?: {
                filter?: "all" | "with_pictures" | "good" | "bad";
                stars?: number | null;
                sort?: "newest" | "helpful";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ReviewOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_read_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SummaryOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_write: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind rev_ */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_follow_up: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind rev_ */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUpIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_find_helpful: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind rev_ */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpfulOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_find_helpful_no_more: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind rev_ */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpfulOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_mend_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind rev_ */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_reply: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind rev_ */
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_community_endpoints_list_of_shop: {
        parameters: {
            query?: {
                unanswered?: boolean;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ReviewOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_coupons_endpoints_list_for_points: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ForPointsOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_coupons_endpoints_exchange: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind tmpl_ */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_coupons_endpoints_list_mine: {
        parameters: {
            query?: {
                shelf?: "usable" | "used" | "expired";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_CouponOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_coupons_endpoints_list_templates: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_TemplateOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_coupons_endpoints_make: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_coupons_endpoints_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
                /** @description TypeID of kind tmpl_ */
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_creators_endpoints_read_best_time: {
        parameters: {
            query?: {
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BestTimeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_creators_endpoints_list_notes: {
        parameters: {
            query?: {
                days?: number;
                sort?: "seen" | "read" | "clicked" | "liked" | "saved" | "commented" | "shared" | "orders" | "sales";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotesNumbersOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_creators_endpoints_read_note: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteNumbersOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_creators_endpoints_read_numbers: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumbersOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_creators_endpoints_export: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_creators_endpoints_tell: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SightingsIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_feed_endpoints_read_choice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_feed_endpoints_change_choice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_feed_endpoints_read_discover: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiscoverPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_feed_endpoints_read_following: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_feed_endpoints_read_nearby: {
        parameters: {
            query?: {
                city?: string;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_feed_endpoints_read_topic: {
        parameters: {
            query?: {
                name?: string;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_my_teams: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyTeamsPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupQuoteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_gathering_teams: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_open_team: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatedOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_read_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind team_ */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_join_team: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind team_ */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatedOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_groupbuy_endpoints_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind team_ */
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_my_invoices: {
        parameters: {
            query?: {
                order_id?: string | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_InvoiceOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_ask: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_shop_invoices: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_InvoiceOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_my_titles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TitleOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_add_title: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TitleIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TitleOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_remove_title: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ttl_ */
                title_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_read_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind inv_ */
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_read_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind inv_ */
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_invoices_endpoints_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind inv_ */
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notices_endpoints_open_note_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notices_endpoints_open_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicsIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_media_endpoints_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /**
                     * Purpose
                     * @default review
                     */
                    purpose?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredPictureOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_media_endpoints_announce_video: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VideoIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoUploadOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_media_endpoints_video_on_its_way: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind vid_ */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoUploadOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_media_endpoints_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind vid_ */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoUploadOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_media_endpoints_choose_a_cover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind vid_ */
                video_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoverIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoUploadOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_media_endpoints_give_part: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind vid_ */
                video_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_read_my_shops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyShopsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_read_shop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnShopOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_change_shop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnShopOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_change_logo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnShopOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_read_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffListOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_take_on: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStaffIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_let_go: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_merchants_endpoints_change_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffRoleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_list_conversations: {
        parameters: {
            query?: {
                between?: "people" | "shop";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ConversationOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_open_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_read_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind conv_ */
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind conv_ */
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_talk_list_messages: {
        parameters: {
            query?: {
                before?: number | null;
                after?: number | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind conv_ */
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_talk_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind conv_ */
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_mark_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind conv_ */
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpToIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_list_shop_conversations: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ConversationOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_count_shop_unread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadMessagesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_conversations_count_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadMessagesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_messages_endpoints_talk_take_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind msg_ */
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moderation_endpoints_list_judged: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_JudgedOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moderation_endpoints_appeal_against: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind moditem_ */
                judged_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moderation_endpoints_read_pause: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PauseOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moderation_endpoints_list_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moderation_endpoints_report: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_read_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind imp_ */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind imp_ */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_read_lines: {
        parameters: {
            query?: {
                verdict?: components["schemas"]["Verdict"] | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind imp_ */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ImportLineOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_read_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind imp_ */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file, as it is made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind imp_ */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_list_imports: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ImportOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_give_file: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Category Id */
                    category_id?: string | null;
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                    /**
                     * Language
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "en";
                    /**
                     * Overwrites
                     * @default false
                     */
                    overwrites?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_moving_endpoints_export: {
        parameters: {
            query?: {
                made_for?: "spreadsheet" | "shop_system";
                language?: "zh-CN" | "en";
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file, as it is made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_write: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_list_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_make: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_read_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind brd_ */
                board_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind brd_ */
                board_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind brd_ */
                board_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardChangeIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_list_on_board: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind brd_ */
                board_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_NoteCardOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind cmt_ */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_like: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind cmt_ */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_unlike: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind cmt_ */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind cmt_ */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_unpin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind cmt_ */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_list_replies: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind cmt_ */
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_CommentOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_list_mine: {
        parameters: {
            query?: {
                state?: ("draft" | "scheduled" | "held" | "published" | "refused" | "hidden" | "deleted")[];
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_OwnNoteOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_list_of_person: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_NoteCardOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_list_boards_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pers_ */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_list_of_product: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_NoteCardOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_list_saved: {
        parameters: {
            query?: {
                board_id?: string | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_NoteCardOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_rewrite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RewriteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_list_comments: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_talk_write: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_like: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteCountsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_unlike: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteCountsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_publish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_notes_recall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteCountsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notes_endpoints_saves_forget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind note_ */
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteCountsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notices_endpoints_read: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_notices_endpoints_mark_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_my_orders: {
        parameters: {
            query?: {
                tab?: "all" | "to_pay" | "gathering" | "to_ship" | "to_receive" | "to_review" | "refunds";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_OrderOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_read_basket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BasketOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_add_to_basket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasketAddIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BasketCountOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_put_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BasketLineIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BasketOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_remove_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BasketOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_check_out: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckoutIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_read_checkout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind chk_ */
                checkout_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_my_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_fit_coupons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FittingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FittingOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_shop_orders: {
        parameters: {
            query?: {
                state?: components["schemas"]["OrderState"] | null;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_OrderOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_read_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_orders_endpoints_ship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ord_ */
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_payments_endpoints_show_slip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind att_ */
                attempt_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlipIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_payments_endpoints_read_intent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind pay_ */
                intent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntentOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_payments_endpoints_attempt: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind pay_ */
                intent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttemptIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_payments_endpoints_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_read_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_read_addresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_write_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_strike_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind addr_ */
                address_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_mend_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind addr_ */
                address_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_change_my_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_remove_my_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_ask_for_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCodeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_people_endpoints_enter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneCodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnteredOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_places_endpoints_read_regions: {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_points_endpoints_read_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_points_endpoints_list_entries: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_PointsEntryOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_pricing_endpoints_read_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_pricing_endpoints_name_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_pricing_endpoints_read_history: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_PriceChangeOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_remove_one_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ans_ */
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_list_asked: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_QuestionOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_read_willingness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WillingnessOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_change_willingness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WillingnessIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WillingnessOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_list_of_product: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_QuestionOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_ask: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_list_of_shop: {
        parameters: {
            query?: {
                unanswered?: boolean;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_QuestionOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_read_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ques_ */
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind ques_ */
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_list_answers: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind ques_ */
                question_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_AnswerOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_questions_endpoints_asking_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind ques_ */
                question_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_search_endpoints_search_notes: {
        parameters: {
            query?: {
                q?: string;
                topic?: string;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundNotesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_search_endpoints_search_people: {
        parameters: {
            query?: {
                q?: string;
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPeopleOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_search_endpoints_suggest_all: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestedOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_read_books: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_read_deposit: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_DepositOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_read_statements: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_StatementOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_read_statement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_read_items: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_ItemOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_download_items: {
        parameters: {
            query?: {
                language?: ("zh-CN" | "en") | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
                /** @description TypeID of kind item_ */
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisputeIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_read_payouts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayoutOut"][];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_settlement_endpoints_download_paper: {
        parameters: {
            query?: {
                language?: ("zh-CN" | "en") | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind stmt_ */
                statement_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_stock_endpoints_read_level: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_stock_endpoints_put_count_right: {
        parameters: {
            query?: never;
            header: {
                /** @description The client's name for this intention: said again, one effect and the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_stock_endpoints_read_movements: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind sku_ */
                sku_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOut_MovementOut_"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoriesOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_category: {
        parameters: {
            query?: {
                sort?: "recommended" | "newest" | "price_up" | "price_down" | "sold";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_home: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description TypeID of kind prod_ */
                product_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_search_products: {
        parameters: {
            query?: {
                q?: string;
                category?: string | null;
                brand?: string[] | null;
                attribute?: string[] | null;
                shop?: string | null;
                price_min?: number | null;
                price_max?: number | null;
                group?: boolean;
                in_stock?: boolean;
                sort?: "relevance" | "newest" | "price_up" | "price_down" | "sold";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_shop: {
        parameters: {
            query?: {
                sort?: "recommended" | "newest" | "price_up" | "price_down" | "sold";
                after?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                /** @description TypeID of kind shop_ */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopPageOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    market_storefront_endpoints_suggest: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionsOut"];
                };
            };
            /** @description A refusal, by a stable code */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
